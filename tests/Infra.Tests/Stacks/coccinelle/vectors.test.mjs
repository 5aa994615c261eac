// The commands that make the indexes, as the plan has them, by the real wrangler against the API's stand-in.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { Cloudflare } from "./cloudflare.mjs";
import { commands, start } from "./plan.mjs";

const makers = commands.filter(({ environment }) => "INDEX_NAME" in environment);
let cloudflare;
let home;

before(() => (home = mkdtempSync(join(tmpdir(), "coccinelle-home-"))));
after(() => rmSync(home, { recursive: true, force: true }));
beforeEach(async () => (cloudflare = await Cloudflare.start({ account: makers[0].environment.CLOUDFLARE_ACCOUNT_ID })));
afterEach(async () => {
  await cloudflare.stop();
  assert.deepEqual(cloudflare.unknown, [], "wrangler asks for nothing that the stand-in does not know");
});

test("plan creates both indexes", () => {
  assert.deepEqual(makers.map(({ environment }) => environment.INDEX_NAME).sort(), ["coccinelle-vectors", "coccinelle-vectors-v2"]);
});

for (const maker of makers) {
  const { INDEX_NAME: name, INDEX_DIMENSIONS: dimensions, INDEX_METRIC: metric } = maker.environment;
  const config = { dimensions: Number(dimensions), metric };

  test(`missing ${name} is created`, async () => {
    const { code, stdout } = await start(maker, { cloudflare, home });

    assert.deepEqual([code, stdout], [0, `${name}: created, ${dimensions} dimensions, ${metric}\n`]);
    assert.deepEqual(cloudflare.indexes, [{ name, config }]);
  });

  test(`existing ${name} is unchanged`, async () => {
    cloudflare.indexes = [{ name, config }];

    const { code, stdout } = await start(maker, { cloudflare, home });

    assert.deepEqual([code, stdout], [0, `${name}: there already, ${dimensions} dimensions, ${metric}\n`]);
    assert.ok(cloudflare.requests.every((request) => request.startsWith("GET ")), `${cloudflare.requests}`);
  });
}

for (const config of [
  { dimensions: 3, metric: makers[0].environment.INDEX_METRIC },
  { dimensions: Number(makers[0].environment.INDEX_DIMENSIONS), metric: "euclidean" },
]) {
  test(`index with ${config.dimensions} dimensions and the metric ${config.metric} is an error`, async () => {
    const { INDEX_NAME: name, INDEX_DIMENSIONS: dimensions, INDEX_METRIC: metric } = makers[0].environment;
    cloudflare.indexes = [{ name, config }];

    const { code, stderr } = await start(makers[0], { cloudflare, home });

    assert.equal(code, 1);
    assert.equal(
      stderr,
      `EDG107 index '${name}' has ${config.dimensions} dimensions and the metric ${config.metric}; the settings say ${dimensions} and ` +
        `${metric}. An index keeps both for ever.\n       Fix: name another index, or give the settings what the index has.\n`,
    );
    assert.deepEqual(cloudflare.indexes, [{ name, config }]);
  });
}

test("failing API creates no index and fails the command", async () => {
  cloudflare.failing = true;

  const { code, stderr } = await start(makers[0], { cloudflare, home });

  assert.equal(code, 1);
  assert.match(stderr, /the stand-in fails on request[\s\S]*EDG106 wrangler vectorize list --json ended with 1\./);
  assert.deepEqual(cloudflare.indexes, []);
});
