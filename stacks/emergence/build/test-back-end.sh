#!/usr/bin/env bash
# Tests the orchestrator and the workers.
set -euo pipefail
pip install --quiet --requirement requirements.txt
pytest tests/
