#!/usr/bin/env bash
# Puts the page into its bucket. What it refers to goes first and index.html last, so that no reader finds half of it; files of earlier
# builds stay for those who have their index.html open.
# needs: BUCKET
set -euo pipefail
gcloud storage rsync dist/assets "gs://$BUCKET/assets" --recursive --cache-control="public, max-age=31536000, immutable"
gcloud storage rsync dist "gs://$BUCKET" --recursive --exclude='^(assets/.*|index\.html)$' --cache-control="public, max-age=300"
gcloud storage cp dist/index.html "gs://$BUCKET/index.html" --cache-control="no-cache"
