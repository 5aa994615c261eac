#!/usr/bin/env bash
# Builds the page into dist/.
set -euo pipefail
npm ci
npm run build
