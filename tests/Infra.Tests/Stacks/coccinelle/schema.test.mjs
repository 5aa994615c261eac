// The migrations, applied to a real D1 database: every column, default and index of the unified architecture.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readMigrations } from "../../../../stacks/coccinelle/migration-ledger.mjs";
import { LocalDatabase } from "./local-database.mjs";
import { root } from "./processes.mjs";

const now = "CURRENT_TIMESTAMP";
const tables = {
  tenants: [
    "company_name TEXT",
    "sector TEXT",
    "phone TEXT",
    "subscription_plan TEXT DEFAULT 'free'",
    "onboarding_completed INTEGER DEFAULT 0",
  ],
  omni_phone_mappings: [
    "id TEXT PRIMARY KEY",
    "phone_number TEXT NOT NULL",
    "tenant_id TEXT NOT NULL",
    "is_active INTEGER DEFAULT 1",
    `created_at DATETIME DEFAULT ${now}`,
    `updated_at DATETIME DEFAULT ${now}`,
  ],
  omni_agent_configs: [
    "id TEXT PRIMARY KEY",
    "tenant_id TEXT NOT NULL",
    "agent_type TEXT NOT NULL DEFAULT 'multi_purpose'",
    "agent_name TEXT NOT NULL DEFAULT 'Assistant'",
    "voice_provider TEXT DEFAULT 'elevenlabs'",
    "voice_id TEXT NOT NULL",
    "voice_language TEXT DEFAULT 'fr-FR'",
    "system_prompt TEXT",
    "greeting_message TEXT",
    "knowledge_base_ids TEXT",
    "enable_appointments INTEGER DEFAULT 1",
    "enable_products INTEGER DEFAULT 0",
    `created_at DATETIME DEFAULT ${now}`,
    `updated_at DATETIME DEFAULT ${now}`,
  ],
};
const indexes = {
  omni_phone_mappings: [
    "idx_omni_phone_number(phone_number)",
    "idx_omni_phone_tenant(tenant_id)",
    "primary key(id)",
    "unique(phone_number)",
  ],
  omni_agent_configs: ["idx_omni_agent_tenant(tenant_id)", "primary key(id)", "unique(tenant_id)"],
};

const database = new LocalDatabase();

before(async () => {
  const [tenants, sessions, unified] = readMigrations(`${root}stacks/coccinelle/migrations`);
  assert.equal(unified.name, "0004_unified_architecture.sql");
  await database.query(tenants.sql);
  await database.query(sessions.sql);
  await database.query("INSERT INTO tenants (id, name, email) VALUES ('tenant_first', 'First', 'first@example.com')");
  await database.query(unified.sql);
});

after(() => database.close());

for (const [table, expected] of Object.entries(tables)) {
  test(`columns of ${table} are the documented ones`, async () => {
    const columns = (await database.rows(`PRAGMA table_info(${table})`)).map(described);

    // tenants had columns before, which stay where they are.
    assert.deepEqual(columns.slice(-expected.length), expected);
    if (table !== "tenants") assert.equal(columns.length, expected.length);
  });
}

for (const [table, expected] of Object.entries(indexes)) {
  test(`indexes of ${table} are the documented ones`, async () => {
    const found = [];
    for (const { name, origin } of await database.rows(`PRAGMA index_list(${table})`)) {
      const columns = (await database.rows(`PRAGMA index_info('${name}')`)).map((column) => column.name);
      found.push(`${{ c: name, u: "unique", pk: "primary key" }[origin]}(${columns.join(", ")})`);
    }

    assert.deepEqual(found.sort(), expected);
  });
}

test("existing tenant is kept with the new defaults and nothing is added", async () => {
  const rows = await database.rows("SELECT id, name, company_name, subscription_plan, onboarding_completed FROM tenants");

  assert.deepEqual(rows, [
    { id: "tenant_first", name: "First", company_name: null, subscription_plan: "free", onboarding_completed: 0 },
  ]);
  assert.deepEqual(await database.rows("SELECT COUNT(*) AS rows FROM omni_agent_configs"), [{ rows: 0 }]);
  assert.deepEqual(await database.rows("SELECT COUNT(*) AS rows FROM omni_phone_mappings"), [{ rows: 0 }]);
});

test("migrations are backward compatible: an older Worker still runs", () => {
  for (const { name, sql } of readMigrations(`${root}stacks/coccinelle/migrations`)) {
    assert.doesNotMatch(sql, /\b(DROP|RENAME|DELETE|UPDATE|REPLACE)\b/i, name);
    assert.doesNotMatch(sql, /ADD COLUMN[^;]*NOT NULL(?![^;]*DEFAULT)/i, name);
  }
});

function described({ name, type, notnull, dflt_value, pk }) {
  const parts = [name, type];
  if (pk) parts.push("PRIMARY KEY");
  if (notnull) parts.push("NOT NULL");
  if (dflt_value !== null) parts.push(`DEFAULT ${dflt_value}`);
  return parts.join(" ");
}
