#!/usr/bin/env bash
# Applies the numbered scripts of $SCRIPTS in order, each once and in one transaction, and checks the result.
# A script that was applied and has changed since is refused: what the database holds is not what it says any more.
set -euo pipefail

run_sql() {
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 \
    --set=embedding_dimensions="$EMBEDDING_DIMENSIONS" --set=application_user="$APPLICATION_USER" "$@"
}

run_sql --command='CREATE TABLE IF NOT EXISTS schema_migrations (
  name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())'

for script in "$SCRIPTS"/[0-9]*.sql; do
  name=$(basename "$script")
  sha256=$(sha256sum "$script" | cut -d' ' -f1)
  applied=$(run_sql --tuples-only --no-align --command="SELECT sha256 FROM schema_migrations WHERE name = '$name'")
  if [ "$applied" = "$sha256" ]; then
    echo "$name: applied before"
  elif [ -n "$applied" ]; then
    echo "$name was applied with other contents ($applied, now $sha256); write a new script instead." >&2
    exit 1
  else
    run_sql --single-transaction --file="$script" \
      --command="INSERT INTO schema_migrations (name, sha256) VALUES ('$name', '$sha256')"
    echo "$name: applied"
  fi
done

run_sql --file="$SCRIPTS/verify.sql"
echo "the schema is complete"
