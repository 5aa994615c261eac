// The Worker on workerd, with a real D1 database and a real R2 bucket; Vectorize and AI, which run only in Cloudflare, are stand-ins.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, beforeEach, test } from "node:test";
import { readMigrations } from "../../../../stacks/coccinelle/migration-ledger.mjs";
import { queries } from "../../../../stacks/coccinelle/worker/monitoring.js";
import { split } from "./local-database.mjs";
import { root } from "./processes.mjs";
import { runbook } from "./runbook.mjs";

const { Miniflare } = createRequire(new URL("../../../../stacks/coccinelle/package.json", import.meta.url))("miniflare");
const folder = `${root}stacks/coccinelle/worker`;
const assistant = { agent_name: "Leyna", voice_id: "voice-1", phone_number: "+33123456789" };
const logged = [];
const worker = new Miniflare({
  handleRuntimeStdio: (stdout) => stdout.on("data", (chunk) => logged.push(`${chunk}`)),
  workers: [
    {
      name: "coccinelle-api",
      compatibilityDate: "2025-12-01",
      modulesRoot: folder,
      modules: modules(),
      d1Databases: ["DB"],
      r2Buckets: ["AUDIO"],
      wrappedBindings: { AI: "nothing", VECTORS: "nothing", VECTORS_V2: "nothing" },
    },
    { name: "nothing", modules: true, script: "export default () => ({})" },
  ],
});
let database;

beforeEach(async () => {
  database ??= await worker.getD1Database("DB");
  const own = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'";
  const { results } = await database.prepare(own).all();
  for (const { name } of results) await database.prepare(`DROP TABLE ${name}`).run();
  for (const { sql } of readMigrations(`${root}stacks/coccinelle/migrations`)) {
    await database.batch(split(sql).map((statement) => database.prepare(statement)));
  }
  await database.batch([
    database.prepare(
      "INSERT INTO tenants (id, name, email) VALUES ('tenant_1', 'One', 'one@example.com'), ('tenant_2', 'Two', 'two@example.com')",
    ),
    database.prepare(
      "INSERT INTO onboarding_sessions (id, tenant_id, current_step) VALUES ('session_1', 'tenant_1', 4), ('session_2', 'tenant_2', 4)",
    ),
  ]);
});

after(() => worker.dispose());

test("health of a complete Worker is healthy", async () => {
  const response = await get("/health");

  assert.deepEqual([response.status, await response.json()], [200, { status: "healthy" }]);
});

test("health of a Worker before its migrations names the missing tables", async () => {
  await database.prepare("DROP TABLE omni_agent_configs").run();

  const response = await get("/health");

  assert.deepEqual([response.status, await response.json()], [503, { status: "unhealthy", missing: ["omni_agent_configs"] }]);
});

test("assistant is written with its number and the step, at once and within half a second", async () => {
  const started = performance.now();
  const response = await post("session_1", { ...assistant, knowledge_base_ids: ["kb-1"], enable_products: true });
  const elapsed = performance.now() - started;

  assert.deepEqual(
    [response.status, await response.json()],
    [200, { session: "session_1", tenant: "tenant_1", agent_name: "Leyna", current_step: 5 }],
  );
  const { agent_name, agent_type, voice_id, voice_provider, voice_language, knowledge_base_ids, enable_appointments, enable_products } =
    await database.prepare("SELECT * FROM omni_agent_configs WHERE tenant_id = 'tenant_1'").first();
  assert.deepEqual(
    [agent_name, agent_type, voice_id, voice_provider, voice_language, knowledge_base_ids, enable_appointments, enable_products],
    ["Leyna", "multi_purpose", "voice-1", "elevenlabs", "fr-FR", '["kb-1"]', 1, 1],
  );
  const mapping = await database.prepare("SELECT phone_number, tenant_id, is_active FROM omni_phone_mappings").first();
  assert.deepEqual(mapping, { phone_number: "+33123456789", tenant_id: "tenant_1", is_active: 1 });
  assert.equal(await step("session_1"), 5);
  assert.equal(await step("session_2"), 4);
  assert.ok(elapsed < 500, `${elapsed} ms`);
});

test("assistant without a voice leaves nothing behind", async () => {
  const response = await post("session_1", { ...assistant, voice_id: undefined });

  assert.deepEqual([response.status, await response.json()], [422, { error: "nothing was written", faults: ["voice_id is required"] }]);
  await assertNothingWritten();
});

test("assistant without a number leaves nothing behind, though its configuration was written first", async () => {
  const response = await post("session_1", { ...assistant, phone_number: undefined });

  assert.deepEqual([response.status, await response.json()], [422, { error: "nothing was written", faults: ["phone_number is required"] }]);
  await assertNothingWritten();
});

test("number of another tenant leaves nothing of the second behind", async () => {
  assert.equal((await post("session_1", assistant)).status, 200);

  const response = await post("session_2", { ...assistant, agent_name: "Other" });

  assert.deepEqual([response.status, await response.json()], [409, { error: "nothing was written", faults: ["phone_number is taken"] }]);
  const { results } = await database.prepare("SELECT tenant_id FROM omni_agent_configs").all();
  assert.deepEqual(results, [{ tenant_id: "tenant_1" }]);
  assert.equal(await step("session_2"), 4);
});

test("invalid fields are all reported and nothing is written", async () => {
  const response = await post("session_1", { ...assistant, agent_name: "", phone_number: "0123", enable_products: "yes", colour: "red" });

  assert.deepEqual([response.status, (await response.json()).faults], [
    422,
    [
      "agent_name takes a text of 1 to 64 characters",
      "phone_number takes a number such as +33123456789",
      "enable_products takes true or false",
      "colour takes nothing: it is not known",
    ],
  ]);
  await assertNothingWritten();
});

test("unknown or completed session rejects writes", async () => {
  await database.prepare("UPDATE onboarding_sessions SET status = 'completed' WHERE id = 'session_2'").run();

  assert.equal((await post("session_3", assistant)).status, 404);
  assert.equal((await post("session_2", assistant)).status, 409);
  await assertNothingWritten();
});

test("other paths and methods are rejected", async () => {
  assert.equal((await get("/")).status, 404);
  assert.equal((await get("/onboarding/session/session_1/complete")).status, 404);
  assert.equal((await get("/onboarding/session/session_1/assistant")).status, 405);
  assert.equal((await worker.dispatchFetch("http://coccinelle/health", { method: "POST" })).status, 405);
});

test("body that is not an object is rejected", async () => {
  const response = await worker.dispatchFetch(url("session_1"), { method: "POST", body: "[1" });

  assert.deepEqual([response.status, (await response.json()).faults], [422, ["the body is no JSON object"]]);
});

test("schedule logs the three figures of the day", async () => {
  await database.batch([
    database.prepare("UPDATE tenants SET onboarding_completed = 1 WHERE id = 'tenant_1'"),
    database.prepare(
      "UPDATE onboarding_sessions SET status = 'completed', started_at = datetime('now', '-90 seconds'), completed_at = datetime('now') " +
        "WHERE id = 'session_1'",
    ),
  ]);
  logged.length = 0;

  const service = await worker.getWorker("coccinelle-api");
  const { outcome } = await service.scheduled({ scheduledTime: new Date("2025-12-23T06:00:00Z"), cron: "0 6 * * *" });
  for (let tries = 0; logged.join("").split("\n").length <= 3 && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  const lines = logged.join("").trim().split("\n").map((line) => JSON.parse(line));
  const at = "2025-12-23T06:00:00.000Z";
  assert.equal(outcome, "ok");
  assert.deepEqual(lines.map(({ avg_seconds, ...others }) => others), [
    { figure: "onboardings_completed_last_day", at, completed: 1 },
    { figure: "onboarding_mean_seconds_last_7_days", at },
    { figure: "onboarding_success_percent_last_7_days", at, success_rate: 50 },
  ]);
  assert.ok(Math.abs(lines[1].avg_seconds - 90) < 1.5, `${lines[1].avg_seconds} s`);
});

test("runbook gives the queries that the Worker runs", () => {
  const text = oneLine(runbook);

  for (const [name, query] of Object.entries(queries)) assert.ok(text.includes(oneLine(query)), name);
});

async function assertNothingWritten() {
  for (const table of ["omni_agent_configs", "omni_phone_mappings"]) {
    assert.deepEqual(await database.prepare(`SELECT COUNT(*) AS rows FROM ${table}`).first(), { rows: 0 });
  }
  assert.equal(await step("session_1"), 4);
}

const step = async (session) =>
  (await database.prepare("SELECT current_step FROM onboarding_sessions WHERE id = ?").bind(session).first()).current_step;

const url = (session) => `http://coccinelle/onboarding/session/${session}/assistant`;

const get = (path) => worker.dispatchFetch(`http://coccinelle${path}`);

const post = (session, body) => worker.dispatchFetch(url(session), { method: "POST", body: JSON.stringify(body) });

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** The entry first, as workerd takes it. */
function modules() {
  const names = readdirSync(folder).sort((left, right) => Number(right === "index.js") - Number(left === "index.js"));
  return names.map((name) => ({ type: "ESModule", path: `${folder}/${name}` }));
}
