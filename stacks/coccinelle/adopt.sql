-- Tells wrangler's ledger of migrations that were typed in by hand, in a database that holds them all; those it knows are left alone.
CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);

INSERT OR IGNORE INTO d1_migrations (name)
VALUES ('0001_tenants.sql'), ('0002_onboarding_sessions.sql'), ('0004_unified_architecture.sql');
