#!/usr/bin/env bash
# Writes the digests of a commit's images into the settings of one environment and pushes them: the deployment takes them from there.
# needs: REGISTRY, COMMIT, STACK, SETTINGS_URL, TOKEN (may push to SETTINGS_URL)
set -euo pipefail

# In the environment: arguments are everybody's to read.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.https://github.com/.extraheader"
GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'x-access-token:%s' "$TOKEN" | base64 --wrap=0)"
export GIT_CONFIG_VALUE_0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone --quiet --branch main "$SETTINGS_URL" "$work"
cd "$work"

settings="Pulumi.$STACK.yaml"
for name in emergence-app anima-worker neo-worker nexus-worker; do
  image="$REGISTRY/$name"
  digest=$(gcloud artifacts docker images describe "$image:$COMMIT" --format='value(image_summary.digest)')
  if ! [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]]; then
    echo "$image:$COMMIT has no digest; was it pushed?" >&2
    exit 1
  fi
  if ! grep --quiet --fixed-strings "$image@sha256:" "$settings"; then
    echo "$settings names no image $image" >&2
    exit 1
  fi
  sed --in-place "s#$image@sha256:[0-9a-f]\{64\}#$image@$digest#" "$settings"
done

if git diff --quiet; then
  echo "$settings names these images already"
  exit 0
fi

git -c user.name="Delivery" -c user.email="delivery@localhost" commit --quiet --message "Run ${COMMIT:0:12} in $STACK" "$settings"
for attempt in 1 2 3; do
  if git push --quiet origin main; then
    exit 0
  fi
  echo "push $attempt was refused; others pushed in between?" >&2
  git -c user.name="Delivery" -c user.email="delivery@localhost" pull --quiet --rebase origin main
done
exit 1
