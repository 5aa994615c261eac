#!/bin/sh
# Shows or sets the shares of the version on trial, in percent, of the router that runs in this container.
# usage: shares.sh show                       what the running router uses, a line for each segment
#        shares.sh set default=10 [NAME=N...]  all segments at once; a segment that is not named follows the default
#        shares.sh stop                       0 for everybody, what a rollback needs
# What is set outlives a restart. It is written first: a router that fails half-way comes back with what was asked for.
set -eu

STATE=${ROUTER_STATE:-/var/lib/haproxy}
MAP=$STATE/shares.map
PORT=${ROUTER_RUNTIME_PORT:-9999}

fail() {
  echo "shares: $*" >&2
  exit 1
}

runtime() {
  printf '%s\n' "$1" | timeout 5 nc 127.0.0.1 "$PORT" || fail "the router does not answer on its runtime port $PORT"
}

# An entry is printed as "0x55d0c0 default 10".
shown() {
  runtime "show map $MAP" | awk 'NF == 3 { print $2, $3 }' | sort
}

write() {
  has_default=
  : > "$MAP.new"
  for share in "$@"; do
    name=${share%%=*} percent=${share#*=}
    case $name in '' | *[!a-z0-9_]*) fail "'$share' names no segment; it takes NAME=PERCENT" ;; esac
    case $percent in '' | *[!0-9]* | ????*) fail "'$share' is no share; it takes 0 to 100 percent" ;; esac
    [ "$percent" -le 100 ] || fail "'$share' is no share; it takes 0 to 100 percent"
    [ "$name" != default ] || has_default=yes
    echo "$name $percent" >> "$MAP.new"
  done
  [ -n "$has_default" ] || fail "the share of everybody is missing; it takes default=PERCENT"
  mv "$MAP.new" "$MAP"
}

# All entries change between two requests: the router looks at the old map until the new one is complete.
apply() {
  version=$(runtime "prepare map $MAP" | awk '/New version created/ { print $NF }')
  [ -n "$version" ] || fail "the router does not know the map $MAP"
  commands=
  while read -r name percent; do
    commands="${commands}add map @$version $MAP $name $percent; "
  done < "$MAP"
  runtime "${commands}commit map @$version $MAP" > /dev/null
  [ "$(shown)" = "$(sort "$MAP")" ] || fail "the router did not take the shares; it uses: $(shown | tr '\n' ' ')"
}

action=${1:-show}
[ $# -eq 0 ] || shift
case $action in
  show) shown ;;
  stop)
    # Waits for nobody and writes nothing yet: traffic moves now. Then the same once more, as every other change is made.
    runtime "clear map $MAP; add map $MAP default 0" > /dev/null
    exec sh "$0" set default=0
    ;;
  set)
    exec 9> "$STATE/shares.lock"
    # BusyBox' flock has no time limit of its own; the lock is the descriptor's and stays with this shell.
    timeout 10 flock 9 || fail "another change has been under way for 10 s"
    write "$@"
    apply
    # Traffic has moved; only now is there time to wait for a disk.
    sync "$MAP"
    shown
    ;;
  *) fail "'$action' is not known; it takes show, set or stop" ;;
esac
