// A real D1 database of miniflare's, which takes several statements at once as Cloudflare's API does: all or none.
import { createRequire } from "node:module";

const { Miniflare } = createRequire(new URL("../../../../stacks/coccinelle/package.json", import.meta.url))("miniflare");

export class LocalDatabase {
  #miniflare = new Miniflare({ modules: true, script: "export default {}", d1Databases: ["DB"] });
  #applied = [];

  /** Statements in one transaction; the rows of each. */
  async query(sql) {
    const database = await this.#miniflare.getD1Database("DB");
    const statements = split(sql);
    const answers = await database.batch(statements.map((statement) => database.prepare(statement)));
    this.#applied.push(sql);
    return answers.map(({ results }) => results);
  }

  /** The last statement's rows. */
  async rows(sql) {
    return (await this.query(sql)).at(-1);
  }

  /** A moment that can be gone back to. */
  get bookmark() {
    return `0000-${this.#applied.length.toString(16).padStart(8, "0")}`;
  }

  /** Goes back to it: what was applied until then is applied to a new database. */
  async restore(bookmark) {
    const kept = this.#applied.slice(0, Number.parseInt(bookmark.split("-")[1], 16));
    await this.close();
    this.#miniflare = new Miniflare({ modules: true, script: "export default {}", d1Databases: ["DB"] });
    this.#applied = [];
    for (const sql of kept) await this.query(sql);
  }

  async close() {
    await this.#miniflare.dispose();
  }
}

/** Splits at semicolons outside of strings and comments; no script here has a trigger. */
export function split(sql) {
  const parts = sql.match(/--[^\n]*|'(?:[^']|'')*'|;|[^;'-]+|-/g) ?? [];
  const statements = [""];
  for (const part of parts) {
    if (part === ";") statements.push("");
    else if (!part.startsWith("--")) statements[statements.length - 1] += part;
  }
  return statements.map((statement) => statement.trim()).filter((statement) => statement.length > 0);
}
