// Applies the migrations in a folder to a D1 database, in order and each exactly once, either completely or not at all.
//
// wrangler applies them and keeps a ledger of their names, d1_migrations. A second ledger, d1_migration_hashes, enforces what wrangler does
// not check: an applied migration must not change or disappear, and a new one must come after all applied ones. Its row is written in the
// same call as the migration, so that a crash cannot separate the two.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changes, readMigrations } from "./migration-ledger.mjs";
import { main, variables, withConfiguration, wrangler } from "./wrangler.mjs";

const ledgers = `
  CREATE TABLE IF NOT EXISTS d1_migrations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL);
  CREATE TABLE IF NOT EXISTS d1_migration_hashes (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bookmark TEXT);
  SELECT names.name, hashes.sha256 FROM d1_migrations names LEFT JOIN d1_migration_hashes hashes ON hashes.name = names.name
  ORDER BY names.id`;

await main(async () => {
  const [database, id, folder] = variables("DATABASE_NAME", "DATABASE_ID", "MIGRATIONS", "CLOUDFLARE_ACCOUNT_ID");
  const migrations = readMigrations(folder);
  const binding = { binding: "DB", database_name: database, database_id: id, migrations_dir: "migrations" };
  await withConfiguration({ d1_databases: [binding] }, (work) => {
    const execute = (sql) => JSON.parse(wrangler(work, "d1", "execute", database, "--remote", "--json", "--command", sql)).at(-1).results;
    const { fresh, unhashed } = changes(migrations, execute(ledgers));
    if (unhashed.length > 0) {
      execute(unhashed.map((migration) => hashed(migration)).join(";"));
      console.log(`applied before the hashes were kept, now kept as they are: ${unhashed.map(({ name }) => name).join(", ")}`);
    }
    if (fresh.length === 0) {
      console.log("no migration is new");
      return;
    }
    const { bookmark } = JSON.parse(wrangler(work, "d1", "time-travel", "info", database, "--json"));
    console.log(`bookmark before: ${bookmark}`);
    mkdirSync(join(work, "migrations"));
    for (const migration of migrations) {
      writeFileSync(join(work, "migrations", migration.name), `${migration.sql}\n${hashed(migration, bookmark)};\n`);
    }
    wrangler(work, "d1", "migrations", "apply", database, "--remote");
    console.log(`applied: ${fresh.map(({ name }) => name).join(", ")}`);
  });
});

/** Names, hashes and bookmarks contain no quotes: the format of names is checked, the others consist of hexadecimal digits and hyphens. */
function hashed({ name, sha256 }, bookmark = "") {
  if (!/^[0-9a-f-]*$/.test(bookmark)) throw new Error(`'${bookmark}' is no bookmark`);
  return `INSERT INTO d1_migration_hashes (name, sha256, bookmark) VALUES ('${name}', '${sha256}', '${bookmark}')`;
}
