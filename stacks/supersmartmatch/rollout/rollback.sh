#!/bin/sh
# Rolls back: all traffic to the old version at once, then data, services and the proof that it works, side by side.
#   ROUTER            the router's container
#   SERVICES          containers of the old version; those that are not healthy are restarted
#   RESTORE_COMMAND   restores the old version's data        VALIDATE_COMMAND  succeeds when the old version serves
#   NOTIFY_COMMAND    tells people                           (each may be empty; each is run by sh)
# ends with 0 all done, 1 traffic is on the old version but a later step failed, 2 traffic was not switched
# The whole takes at most 120 s: 1 to switch and 5 to try again, 100 for the steps side by side, 8 to tell people, 1 to end each.
set -u

DOCKER=${DOCKER:-docker}
SHARES_SCRIPT=${SHARES_SCRIPT:-/usr/local/etc/haproxy/shares.sh}
SWITCH_SECONDS=${SWITCH_SECONDS:-1}
RESTORE_SECONDS=${RESTORE_SECONDS:-90}
RESTART_SECONDS=${RESTART_SECONDS:-30}
VALIDATE_SECONDS=${VALIDATE_SECONDS:-100}
NOTIFY_SECONDS=${NOTIFY_SECONDS:-8}
OUTCOMES=$(mktemp -d) || exit 1
trap 'rm -rf "$OUTCOMES"' EXIT

# Hundredths of a second since the machine started, which no clock adjustment changes; whole seconds elsewhere.
now() {
  if read -r uptime _ 2> /dev/null < /proc/uptime; then
    echo "${uptime%.*}${uptime#*.}"
  else
    echo "$(date +%s)00"
  fi
}

seconds() {
  awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.2f", (to - from) / 100 }'
}

# step NAME SECONDS COMMAND: runs it within its time, tells how long it took, and keeps how it ended.
step() {
  name=$1 limit=$2 command=$3
  if [ -z "$command" ]; then
    echo "rollback: $name: nothing to do"
    return 0
  fi
  begun=$(now)
  code=0
  timeout -k 1 "$limit" sh -c "$command" || code=$?
  case $code in
    0) echo "rollback: $name: done in $(seconds "$begun") s (at most $limit s)" ;;
    124 | 137 | 143) echo "rollback: $name: NOT DONE after $limit s" >&2 ;;
    *) echo "rollback: $name: FAILED with $code after $(seconds "$begun") s" >&2 ;;
  esac
  [ "$code" -eq 0 ] || echo "$name" > "$OUTCOMES/$name"
  return "$code"
}

# A healthy service carries everybody now: restarting it would be an outage of its own.
# shellcheck disable=SC2016 # The step's shell expands it.
restart_unhealthy='
for service in $SERVICES; do
  health=$("$DOCKER" inspect --format "{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}" "$service") || exit 1
  case $health in
    healthy | running) echo "rollback: $service is $health and stays" ;;
    *) "$DOCKER" restart --time 10 "$service" > /dev/null || exit 1 ;;
  esac
done'

# The restored data may take its time; what counts is that validation succeeds before the budget ends.
# shellcheck disable=SC2016 # The step's shell expands it.
validate_until_valid=${VALIDATE_COMMAND:+'until sh -c "$VALIDATE_COMMAND"; do sleep 1; done'}

export DOCKER ROUTER SHARES_SCRIPT SERVICES VALIDATE_COMMAND
start=$(now)
echo "rollback: begun"
# shellcheck disable=SC2016 # The step's shell expands it.
switch='exec "$DOCKER" exec "$ROUTER" sh "$SHARES_SCRIPT" stop > /dev/null'
step traffic "$SWITCH_SECONDS" "$switch" || step traffic-again 5 "$switch" || {
  echo "rollback: traffic is NOT switched: stop the new version's container, the router falls back by itself" >&2
  exit 2
}
rm -f "$OUTCOMES/traffic"

step data "$RESTORE_SECONDS" "${RESTORE_COMMAND:-}" &
step services "$RESTART_SECONDS" "${SERVICES:+$restart_unhealthy}" &
step validation "$VALIDATE_SECONDS" "$validate_until_valid" &
wait
step notification "$NOTIFY_SECONDS" "${NOTIFY_COMMAND:-}"

failed=$(cat "$OUTCOMES"/* 2> /dev/null | tr '\n' ' ')
if [ -n "$failed" ]; then
  echo "rollback: all traffic is on the old version; to be looked at: $failed; total $(seconds "$start") s" >&2
  exit 1
fi
echo "rollback: completed; total $(seconds "$start") s"
