#!/bin/sh
# Gives the running router new shares. Raising the weight asks the gates first; lowering it never waits for anything.
#   ROUTER      the router's container           WEIGHT  everybody's share of the version on trial, in percent
#   PROMETHEUS  the container that knows gates   SHARES  all shares, "default=10 beta_users=100"
#   STEPS       the plan's weights, "0 10 100"   GATES   enforced | reported
#   CHECK_ONLY  if set, the gates are told and nothing is changed
# ends with 0 done, 1 failed, 3 a gate fails, 4 a gate has no data (hold), 5 a step would be left out
set -eu

DOCKER=${DOCKER:-docker}
SHARES_SCRIPT=${SHARES_SCRIPT:-/usr/local/etc/haproxy/shares.sh}
PROMETHEUS_URL=${PROMETHEUS_URL:-http://127.0.0.1:9090}

stop() {
  code=$1
  shift
  echo "rollout: $*" >&2
  exit "$code"
}

query() {
  timeout 20 "$DOCKER" exec "$PROMETHEUS" promtool query instant "$PROMETHEUS_URL" "$1"
}

# promtool prints `rollout:gate_value{gate="accuracy"} => 1.13 @[1700000000]`; a gate without a value has no line.
measure() {
  printf '%s\n' "$measures" | awk -v name="rollout:$1" -v gate="gate=\"$2\"" \
    'index($0, name "{") == 1 && index($0, gate) { print $(NF - 1); found = 1 } END { if (!found) print "none" }'
}

# Tells each gate's value, threshold, samples and verdict, and ends with what the worst of them means.
check_gates() {
  measures=$(query '{__name__=~"rollout:gate_.*"}') || stop 4 "Prometheus does not answer: hold at $current %"
  known=$(printf '%s\n' "$measures" | sed -n 's/^rollout:gate_verdict{.*gate="\([a-z_]*\)".*/\1/p' | sort)
  [ -n "$known" ] || stop 4 "Prometheus knows no gate: hold at $current %"
  worst=0
  for gate in $known; do
    case $(measure gate_verdict "$gate") in
      1) verdict=pass ;;
      0) verdict=fail worst=3 ;;
      *)
        verdict="no data"
        [ "$worst" -eq 3 ] || worst=4
        ;;
    esac
    echo "gate $gate: $verdict (value $(measure gate_value "$gate"), threshold $(measure gate_threshold "$gate")," \
      "samples $(measure gate_samples "$gate"))"
  done
  return "$worst"
}

# The weight that follows the current one in the plan; a current one that is in no plan goes back to the nearest below.
next_step() {
  for step in $STEPS; do
    [ "$step" -le "$current" ] || {
      echo "$step"
      return
    }
  done
}

current=$(timeout 20 "$DOCKER" exec "$ROUTER" sh "$SHARES_SCRIPT" show | awk '$1 == "default" { print $2 }')
[ -n "$current" ] || stop 1 "the router '$ROUTER' does not tell its shares"

# Before the first step nobody has used the new version: there is nothing to judge it by.
if [ -n "${CHECK_ONLY:-}" ] || { [ "$WEIGHT" -gt "$current" ] && [ "$current" -gt 0 ]; }; then
  outcome=0
  check_gates || outcome=$?
  [ -z "${CHECK_ONLY:-}" ] || exit "$outcome"
  if [ "$GATES" = enforced ]; then
    [ "$outcome" -ne 3 ] || stop 3 "a gate fails: hold at $current %, or roll back"
    [ "$outcome" -ne 4 ] || stop 4 "a gate has no data: hold at $current %"
  fi
fi

if [ "$GATES" = enforced ] && [ "$WEIGHT" -gt "$current" ] && [ "$WEIGHT" -ne "$(next_step)" ]; then
  stop 5 "from $current % the plan's next step is $(next_step) %, not $WEIGHT %"
fi

# shellcheck disable=SC2086 # One argument for each share.
timeout 20 "$DOCKER" exec "$ROUTER" sh "$SHARES_SCRIPT" set $SHARES > /dev/null || stop 1 "the router '$ROUTER' kept its shares"
echo "rollout: $current % -> $WEIGHT % ($SHARES)"
