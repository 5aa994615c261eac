-- Records migrations that were applied by hand in wrangler's ledger, for a database that contains them all. Known entries are kept.
CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);

INSERT OR IGNORE INTO d1_migrations (name)
VALUES ('0001_tenants.sql'), ('0002_onboarding_sessions.sql'), ('0004_unified_architecture.sql');
