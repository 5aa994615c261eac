// Applies the migrations of a folder to a D1 database in order, each once, each whole or not at all.
//
// wrangler applies them and keeps its ledger of names, d1_migrations. What wrangler does not look at is held here by a second ledger,
// d1_migration_hashes: a migration that was applied may neither change nor go, and a new one comes after all that were applied. The
// second ledger's row is written by the migration's own call, so that no crash can part the two.
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

/** Names, hashes and bookmarks hold no quote: names are checked for their form, the others are made of hexadecimal digits and hyphens. */
function hashed({ name, sha256 }, bookmark = "") {
  if (!/^[0-9a-f-]*$/.test(bookmark)) throw new Error(`'${bookmark}' is no bookmark`);
  return `INSERT INTO d1_migration_hashes (name, sha256, bookmark) VALUES ('${name}', '${sha256}', '${bookmark}')`;
}
