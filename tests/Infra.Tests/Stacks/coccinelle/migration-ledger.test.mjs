// What migrations become before they are applied: terminated, with LF line endings, under a hash that no checkout changes.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { changes, readMigrations } from "../../../../stacks/coccinelle/migration-ledger.mjs";

let folder;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "coccinelle-ledger-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (text) => {
  writeFileSync(join(folder, "0001_a.sql"), text);
  return readMigrations(folder)[0];
};

for (const [text, ending] of [
  ["SELECT 1", "\n;"],
  ["SELECT 1;", ""],
  ["SELECT 1;\n", ""],
  ["SELECT 1 -- no end;", "\n;"],
  ["SELECT 1; -- the end", ""],
  ["SELECT 1 /* ; */", "\n;"],
  ["SELECT 1; /* the end */\n", ""],
  ["SELECT ';'", "\n;"],
  ["SELECT 'it''s;'", "\n;"],
  ["SELECT '--';", ""],
  ['SELECT "a;b"', "\n;"],
  ["SELECT [a;b]", "\n;"],
  ["SELECT `a;b`", "\n;"],
  ["CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END", "\n;"],
  ["-- nothing", ""],
  ["", ""],
]) {
  test(`migration ${JSON.stringify(text)} is terminated once`, () => assert.equal(read(text).sql, `${text}${ending}`));
}

for (const text of ["SELECT 1 /* open", "SELECT 'open", 'SELECT "open', "SELECT [open", "SELECT `open", "SELECT '''"]) {
  test(`migration ${JSON.stringify(text)}, which hides what follows it, is refused`, () =>
    assert.throws(() => read(text), /EDG109 0001_a\.sql ends inside a comment, a string or a quoted name\./));
}

test("line endings and a byte order mark change neither text nor hash", () => {
  const unix = read("SELECT 1;\nSELECT 2;\n");

  for (const text of ["SELECT 1;\r\nSELECT 2;\r\n", "\uFEFFSELECT 1;\r\nSELECT 2;\r\n", "SELECT 1;\rSELECT 2;\r"]) {
    assert.deepEqual(read(text), unix);
  }
  assert.deepEqual(changes([unix], [{ name: unix.name, sha256: unix.sha256 }]), { fresh: [], unhashed: [] });
});

for (const text of ["SELECT 1", "SELECT 1;", "SELECT 1;\n-- end", ""]) {
  test(`migration ${JSON.stringify(text)} without a last line end keeps its hash where every line got a CR`, () =>
    assert.deepEqual(read(`${text.replaceAll("\n", "\r\n")}\r`), read(text)));
}

test("hash is that of the file, with or without the terminator that is added", () =>
  assert.notEqual(read("SELECT 1").sha256, read("SELECT 1;").sha256));
