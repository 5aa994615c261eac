// The runbook's commands for a roll-out that cannot wait for Pulumi, by the real wrangler against the API's stand-in.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { Cloudflare } from "./cloudflare.mjs";
import { runbookLine } from "./runbook.mjs";

const previous = "a1ab6105-a454-41a5-8539-00292c39ae6a";
const next = "b2ab6105-a454-41a5-8539-00292c39ae6a";
const twoMinutes = 120_000;
let cloudflare;
let home;

before(async () => {
  home = mkdtempSync(join(tmpdir(), "coccinelle-home-"));
  cloudflare = await Cloudflare.start();
});
after(async () => {
  await cloudflare.stop();
  rmSync(home, { recursive: true, force: true });
  assert.deepEqual(cloudflare.unknown, [], "wrangler asks for nothing that the stand-in does not know");
});
beforeEach(() => {
  cloudflare.versions = [previous, next].map((id, index) => ({
    id,
    number: index + 1,
    metadata: { created_on: `2025-12-2${index + 2}T10:30:00Z`, author_email: "someone@example.com", source: "api" },
    annotations: {},
    resources: { bindings: [] },
  }));
  cloudflare.deployments = [];
});

const line = (part, value = "") =>
  runbookLine(part, {
    names: { PREVIOUS_ID: previous, NEXT_ID: next },
    environment: { ...cloudflare.environment, VALUE: value },
    home,
  });

const shares = () => cloudflare.deployments.at(-1).versions.map(({ version_id, percentage }) => [version_id, percentage]);

test("rollout sends a tenth of the traffic to the next version", async () => {
  const { code, stderr } = await line("wrangler versions deploy NEXT_ID@10");

  assert.equal(code, 0, stderr);
  assert.deepEqual(shares(), [[next, 10], [previous, 90]]);
});

test("rollback sends all traffic to the previous version well within two minutes", async () => {
  cloudflare.deployments.push({ strategy: "percentage", versions: [{ version_id: next, percentage: 100 }] });
  const started = performance.now();

  const { code, stderr } = await line("wrangler rollback PREVIOUS_ID");

  assert.equal(code, 0, stderr);
  assert.deepEqual(shares(), [[previous, 100]]);
  assert.ok(performance.now() - started < twoMinutes / 2);
});

test("rollback to a deleted version fails", async () => {
  cloudflare.versions = cloudflare.versions.filter(({ id }) => id !== previous);

  const { code } = await line("wrangler rollback PREVIOUS_ID");

  assert.equal(code, 1);
  assert.deepEqual(cloudflare.deployments, []);
});

test("secret reaches the Worker by standard input and is never printed", async () => {
  const canary = "canary-5f2c";

  const { code, stdout, stderr } = await line("wrangler secret put", canary);

  assert.equal(code, 0, stderr);
  assert.deepEqual(Object.values(cloudflare.secrets), [canary]);
  assert.ok(!`${stdout}${stderr}`.includes(canary));
});
