#!/usr/bin/env bash
# Builds the orchestrator's image and one for each worker, names them by the commit and pushes them.
# A commit that was built before keeps its images: tags never move.
# needs: REGISTRY, COMMIT
set -euo pipefail

build() {
  local image="$REGISTRY/$1:$COMMIT"
  shift
  if docker manifest inspect "$image" > /dev/null 2>&1; then
    echo "$image is there already"
    return
  fi
  docker build --tag "$image" "$@" .
  docker push "$image"
}

build emergence-app
for agent in anima neo nexus; do
  build "$agent-worker" --file workers/Dockerfile.worker --build-arg "WORKER_MODULE=workers.${agent}_worker"
done
