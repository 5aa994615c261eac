// The command that migrates, as the plan has it, by the real wrangler against the API's stand-in, behind which a real D1 database is.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { readMigrations } from "../../../../stacks/coccinelle/migration-ledger.mjs";
import { Cloudflare } from "./cloudflare.mjs";
import { command, start } from "./plan.mjs";
import { root, run, wranglerScript } from "./processes.mjs";
import { runbookLine } from "./runbook.mjs";

const migrate = command("coccinelle-db-migrations");
const database = migrate.environment.DATABASE_NAME;
const names = readMigrations(join(root, migrate.environment.MIGRATIONS)).map(({ name }) => name);
const ledger = "SELECT name FROM d1_migrations ORDER BY id";
let cloudflare;
let home;
let folder;

before(() => (home = mkdtempSync(join(tmpdir(), "coccinelle-home-"))));
after(() => rmSync(home, { recursive: true, force: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "coccinelle-migrations-"));
  cpSync(join(root, migrate.environment.MIGRATIONS), folder, { recursive: true });
  cloudflare = await Cloudflare.start({ account: migrate.environment.CLOUDFLARE_ACCOUNT_ID, database: migrate.environment.DATABASE_ID });
});
afterEach(async () => {
  await cloudflare.stop();
  rmSync(folder, { recursive: true, force: true });
  assert.deepEqual(cloudflare.unknown, [], "wrangler asks for nothing that the stand-in does not know");
});

/** As the plan has it, but for the folder, which a test may change. */
const apply = () => start(migrate, { cloudflare, home, MIGRATIONS: folder });

const wrangler = (...args) =>
  run(process.execPath, [wranglerScript, ...args], { environment: cloudflare.environment, home, cwd: home });

test("migrations of the plan are applied in order, and once", async () => {
  const first = await start(migrate, { cloudflare, home });
  const second = await start(migrate, { cloudflare, home });

  assert.deepEqual([first.code, first.stderr], [0, ""]);
  assert.equal(first.stdout, `bookmark before: 0000-00000001\napplied: ${names.join(", ")}\n`);
  assert.deepEqual([second.code, second.stdout], [0, "no migration is new\n"]);
  assert.ok(!`${first.stdout}${second.stdout}`.includes(cloudflare.environment.CLOUDFLARE_API_TOKEN));
  assert.deepEqual(await cloudflare.sql.rows(ledger), names.map((name) => ({ name })));
});

test("hashes and the bookmark are kept next to wrangler's ledger", async () => {
  await apply();

  const rows = await cloudflare.sql.rows("SELECT name, sha256, bookmark FROM d1_migration_hashes ORDER BY name");
  assert.deepEqual(
    rows,
    readMigrations(folder).map(({ name, sha256 }) => ({ name, sha256, bookmark: "0000-00000001" })),
  );
});

test("wrangler by hand finds nothing to apply afterwards", async () => {
  await apply();
  const configuration = join(home, "wrangler.json");
  const binding = { binding: "DB", database_name: database, database_id: migrate.environment.DATABASE_ID, migrations_dir: folder };
  writeFileSync(configuration, JSON.stringify({ d1_databases: [binding] }));

  const { code, stdout } = await wrangler("d1", "migrations", "apply", database, "--remote", "--config", configuration);

  assert.equal(code, 0);
  assert.match(stdout, /No migrations to apply!/);
  rmSync(configuration);
});

test("applied migration that has changed is rejected together with a new one", async () => {
  await apply();
  writeFileSync(join(folder, names[1]), "SELECT 1;");
  writeFileSync(join(folder, "0005_next.sql"), "CREATE TABLE next (id TEXT);");

  const { code, stderr } = await apply();

  assert.equal(code, 1);
  assert.match(stderr, /^EDG103 0002_onboarding_sessions\.sql was applied with other contents \(sha256 [0-9a-f]{64}, now [0-9a-f]{64}\)\./);
  assert.deepEqual(await cloudflare.sql.rows(ledger), names.map((name) => ({ name })));
});

test("deleted and out-of-order migrations are all rejected at once", async () => {
  await apply();
  rmSync(join(folder, names[0]));
  writeFileSync(join(folder, "0003_late.sql"), "CREATE TABLE late (id TEXT);");

  const { code, stderr } = await apply();

  assert.equal(code, 1);
  assert.equal(
    stderr,
    `EDG104 0001_tenants.sql was applied and is not in the folder any more.\n       Fix: put it back as it was.\n` +
      "EDG105 0003_late.sql is new and comes before 0004_unified_architecture.sql, which was applied.\n" +
      "       Fix: give it the next number.\n",
  );
});

test("migration without a final semicolon is applied, and a checkout with CRLF finds nothing changed", async () => {
  writeFileSync(join(folder, "0005_next.sql"), "CREATE TABLE next (id TEXT) -- no semicolon");
  const first = await apply();
  for (const { name } of readMigrations(folder)) {
    writeFileSync(join(folder, name), readFileSync(join(folder, name), "utf8").replaceAll("\n", "\r\n"));
  }
  const second = await apply();

  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /0005_next\.sql\n$/);
  assert.deepEqual(await cloudflare.sql.rows("SELECT name FROM sqlite_schema WHERE name = 'next'"), [{ name: "next" }]);
  assert.deepEqual([second.code, second.stdout], [0, "no migration is new\n"]);
});

test("failed migration leaves nothing behind and is applied once fixed", async () => {
  await apply();
  writeFileSync(join(folder, "0005_next.sql"), "CREATE TABLE next (id TEXT); ALTER TABLE nowhere ADD COLUMN x TEXT;");

  const failed = await apply();

  assert.equal(failed.code, 1);
  assert.match(failed.stderr, /no such table: nowhere[\s\S]*EDG106 wrangler d1 migrations apply ended with 1\./);
  assert.deepEqual(await cloudflare.sql.rows("SELECT name FROM sqlite_schema WHERE name = 'next'"), []);
  assert.deepEqual(await cloudflare.sql.rows(ledger), names.map((name) => ({ name })));
  assert.deepEqual(await cloudflare.sql.rows("SELECT COUNT(*) AS rows FROM d1_migration_hashes"), [{ rows: names.length }]);

  writeFileSync(join(folder, "0005_next.sql"), "CREATE TABLE next (id TEXT);");
  const fixed = await apply();

  assert.equal(fixed.code, 0, fixed.stderr);
  assert.match(fixed.stdout, /applied: 0005_next\.sql\n$/);
});

test("database that wrangler migrated before is adopted unchanged", async () => {
  await cloudflare.sql.query(
    "CREATE TABLE d1_migrations " +
      "(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)",
  );
  for (const { name, sql } of readMigrations(folder)) {
    await cloudflare.sql.query(`${sql}; INSERT INTO d1_migrations (name) VALUES ('${name}')`);
  }

  const first = await apply();
  writeFileSync(join(folder, names[0]), "SELECT 1;");
  const second = await apply();

  assert.equal(first.stdout, `applied before the hashes were kept, now kept as they are: ${names.join(", ")}\nno migration is new\n`);
  assert.match(second.stderr, /^EDG103 0001_tenants\.sql/);
});

test("database that was migrated by hand is adopted by the runbook's command", async () => {
  for (const { sql } of readMigrations(folder)) await cloudflare.sql.query(sql);

  const blind = await apply();
  const adoption = await runbookLine("adopt.sql", { environment: cloudflare.environment, home });
  const adopted = await apply();

  assert.match(blind.stderr, /duplicate column name: company_name[\s\S]*EDG106/);
  assert.equal(adoption.code, 0, adoption.stderr);
  assert.match(adopted.stdout, /now kept as they are: .*0004_unified_architecture\.sql\nno migration is new\n$/);
});

test("file with an invalid name in the folder is rejected", async () => {
  writeFileSync(join(folder, "5_next.sql"), "");

  const { code, stderr } = await apply();

  assert.equal(code, 1);
  assert.match(stderr, /^EDG108 .* holds 5_next\.sql; migrations are named like 0005_what_it_does\.sql\./);
});

test("bookmark restores the previous database", async () => {
  await apply();
  const [{ bookmark }] = await cloudflare.sql.rows("SELECT bookmark FROM d1_migration_hashes");

  const { code, stderr } = await wrangler("d1", "time-travel", "restore", database, `--bookmark=${bookmark}`);

  assert.equal(code, 0, stderr);
  assert.deepEqual(await cloudflare.sql.rows("SELECT name FROM sqlite_schema WHERE name = 'tenants'"), []);
});

test("checkout without wrangler gets the install command", async () => {
  const tools = join(folder, "tools");
  cpSync(join(root, "stacks/coccinelle"), tools, { recursive: true, filter: (source) => !source.includes("node_modules") });

  const { code, stderr } = await run("node", [join(tools, "migrate.mjs")], {
    environment: { ...cloudflare.environment, ...migrate.environment },
    home,
  });

  assert.equal(code, 1);
  assert.equal(stderr, "EDG101 wrangler is not installed.\n       Fix: npm ci --prefix stacks/coccinelle\n");
});

test("missing environment variables are named", async () => {
  const { code, stderr } = await run("/bin/sh", ["-c", migrate.create], { environment: { DATABASE_NAME: database }, home });

  assert.equal(code, 1);
  assert.match(stderr, /^EDG102 the environment lacks DATABASE_ID, MIGRATIONS, CLOUDFLARE_ACCOUNT_ID\./);
});
