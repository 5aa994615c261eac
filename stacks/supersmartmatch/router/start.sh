#!/bin/sh
# Starts the router with the shares it had when it stopped; a router that never had any sends everybody to the stable version.
# usage: start.sh           PROMETHEUS_URL  if set, a guard beside the router stops the roll-out when a trigger of the rollback fires
set -eu

STATE=${ROUTER_STATE:-/var/lib/haproxy}
CONFIGURATION=${ROUTER_CONFIGURATION:-/usr/local/etc/haproxy/haproxy.cfg}

for program in haproxy nc flock wget; do
  command -v "$program" > /dev/null || {
    echo "router: the image has no $program; use an Alpine image of HAProxy" >&2
    exit 1
  }
done

# A file of no bytes is what a full disk leaves behind; the map needs its default.
if ! grep -q '^default ' "$STATE/shares.map" 2> /dev/null; then
  echo "default 0" > "$STATE/shares.map.new"
  mv "$STATE/shares.map.new" "$STATE/shares.map"
fi

# A guard that ends is started again, until the router is gone. It is no child of HAProxy, whose master ends once it has no child left;
# where it runs in a container, that container needs an init process.
if [ -n "${PROMETHEUS_URL:-}" ]; then
  export ROUTER_PID=$$
  (
    while kill -0 "$ROUTER_PID" 2> /dev/null; do
      sh "${0%/*}/guard.sh" || sleep 5
    done &
  )
fi

# In the foreground: Docker's signals reach it.
exec haproxy -W -db -f "$CONFIGURATION"
