#!/bin/sh
# Takes all traffic off the version on trial as soon as a trigger of the rollback fires; everything else of a rollback is for people.
# A Prometheus that does not answer, or knows of no trigger that fires, changes nothing.
#   PROMETHEUS_URL  who knows      GUARD_SECONDS  the time between two looks
#   ROUTER_PID      if set, the guard ends when this process does
# usage: guard.sh
set -eu

SHARES_SCRIPT=${SHARES_SCRIPT:-${0%/*}/shares.sh}
# ALERTS{severity="rollback",alertstate="firing"}
FIRING='ALERTS%7Bseverity%3D%22rollback%22%2Calertstate%3D%22firing%22%7D'

while kill -0 "${ROUTER_PID:-$$}" 2> /dev/null; do
  answer=$(timeout 5 wget -q -O - "$PROMETHEUS_URL/api/v1/query?query=$FIRING" 2> /dev/null) || answer=
  case $answer in
    *'"alertname":"'*)
      trigger=${answer#*'"alertname":"'}
      if sh "$SHARES_SCRIPT" show | grep -qv ' 0$'; then
        echo "guard: ${trigger%%'"'*} fires: all traffic goes to the stable version" >&2
        sh "$SHARES_SCRIPT" stop
      fi
      ;;
  esac
  sleep "${GUARD_SECONDS:-5}"
done
