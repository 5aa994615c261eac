// Compares the folder of migrations with a database's ledger.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Refusal, fault } from "./wrangler.mjs";

const form = /^[0-9]{4}_[a-z0-9_]+\.sql$/;

/** How a migration ends: inside a comment, string or quoted name, or after a statement with or without a terminator. */
function ending(sql) {
  const token = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]]*(?:\]|$)|\s+|[^]/g;
  let last = ";";
  let open = "";
  for (const [text] of sql.matchAll(token)) {
    open = isOpen(text) ? text[0] : "";
    if (!/^(--|\/\*|\s)/.test(text)) last = text;
  }
  return open !== "" ? "open" : last === ";" ? "terminated" : "unterminated";
}

/** Whether a comment, string or quoted name is not closed. */
function isOpen(text) {
  if (text.startsWith("/*")) return text.length < 4 || !text.endsWith("*/");
  const close = { "'": "'", '"': '"', "`": "`", "[": "]" }[text[0]];
  if (close === undefined) return false;
  const quotes = text.split(close).length - 1;
  return close === "]" ? quotes === 0 : quotes % 2 === 1;
}

/**
 * Returns the contents with LF line endings. Tools that convert line by line put a CR after a last line that has no ending; that CR is
 * removed. Elsewhere a CR alone ends a line.
 */
function withLineFeeds(text) {
  const lines = text.replace(/\r\n/g, "\n");
  return lines.indexOf("\r") === lines.length - 1 ? lines.slice(0, -1) : lines.replace(/\r/g, "\n");
}

/**
 * A migration as it is applied and hashed: without a byte order mark, with LF line endings regardless of the checkout, and with its last
 * statement terminated, because the ledgers' statements follow it.
 */
function normalized(name, bytes) {
  const sql = withLineFeeds(bytes.replace(/^\uFEFF/, ""));
  switch (ending(sql)) {
    case "open":
      throw new Refusal(fault("EDG109", `${name} ends inside a comment, a string or a quoted name.`, "close it."));
    case "unterminated":
      return { name, sql: `${sql}\n;`, hashed: sql };
    default:
      return { name, sql, hashed: sql };
  }
}

/** The migrations in a folder, in the order in which they are applied. */
export function readMigrations(folder) {
  const names = readdirSync(folder).sort();
  const strays = names.filter((name) => !form.test(name));
  if (strays.length > 0) {
    throw new Refusal(
      fault("EDG108", `${folder} holds ${strays.join(", ")}; migrations are named like 0005_what_it_does.sql.`, "rename or move them."),
    );
  }
  return names.map((name) => {
    const { sql, hashed } = normalized(name, readFileSync(join(folder, name), "utf8"));
    return { name, sql, sha256: createHash("sha256").update(hashed).digest("hex") };
  });
}

/** Migrations not applied yet, and those applied before hashes were recorded. Refuses a history that is not a prefix of the folder. */
export function changes(migrations, applied) {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  const last = applied.map(({ name }) => name).sort().at(-1) ?? "";
  const isApplied = new Set(applied.map(({ name }) => name));
  const fresh = migrations.filter(({ name }) => !isApplied.has(name));
  const faults = [
    ...applied
      .filter(({ name }) => !byName.has(name))
      .map(({ name }) => fault("EDG104", `${name} was applied and is not in the folder any more.`, "put it back as it was.")),
    ...applied
      .filter(({ name, sha256 }) => sha256 !== null && byName.has(name) && byName.get(name).sha256 !== sha256)
      .map(
        ({ name, sha256 }) =>
          fault(
            "EDG103",
            `${name} was applied with other contents (sha256 ${sha256}, now ${byName.get(name).sha256}).`,
            "put it back as it was and write a new migration.",
          ),
      ),
    ...fresh
      .filter(({ name }) => name < last)
      .map(({ name }) => fault("EDG105", `${name} is new and comes before ${last}, which was applied.`, "give it the next number.")),
  ];
  if (faults.length > 0) {
    throw new Refusal(...faults);
  }
  return { fresh, unhashed: applied.filter(({ sha256 }) => sha256 === null).map(({ name }) => byName.get(name)) };
}
