// A stand-in of Cloudflare's API on the loopback, as much of it as wrangler asks for: Vectorize, D1 and a Worker's deployments. What it
// does not know it refuses and remembers.
import { createServer } from "node:http";
import { LocalDatabase } from "./local-database.mjs";

const notFound = { status: 404, code: 10007, message: "not found" };

export class Cloudflare {
  indexes = [];
  secrets = {};
  deployments = [];
  versions = [];
  unknown = [];
  requests = [];
  sql = new LocalDatabase();
  failing = false;
  #account;
  #database;
  #server = createServer((request, response) => this.#answer(request, response));

  constructor(account, database) {
    this.#account = account;
    this.#database = database;
  }

  /** Where wrangler finds it. */
  get environment() {
    return {
      CLOUDFLARE_ACCOUNT_ID: this.#account,
      CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${this.#server.address().port}`,
      CLOUDFLARE_API_TOKEN: "loopback-token",
    };
  }

  static async start({ account = "0123456789abcdef0123456789abcdef", database = "d1d1d1d1-0000-4000-8000-000000000001" } = {}) {
    const cloudflare = new Cloudflare(account, database);
    await new Promise((resolve) => cloudflare.#server.listen(0, "127.0.0.1", resolve));
    return cloudflare;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.sql.close();
  }

  async #answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, "http://loopback");
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    this.requests.push(`${request.method} ${pathname}`);
    const [status, result, errors] = await this.#result(request.method, pathname, text && JSON.parse(text), searchParams).then(
      (result) => [200, result, []],
      ({ status = 400, code = 7500, message }) => [status, null, [{ code, message }]],
    );
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ success: errors.length === 0, errors, messages: [], result }));
  }

  async #result(method, pathname, body, parameters) {
    const account = `/accounts/${this.#account}`;
    if (this.failing) throw { status: 500, code: 10000, message: "the stand-in fails on request" };
    const [area, ...rest] = pathname.startsWith(`${account}/`) ? pathname.slice(account.length + 1).split("/") : [pathname];
    const path = `${method} ${rest.join("/")}`;
    if (area === "vectorize") return this.#vectorize(path, body);
    if (area === "d1") return this.#d1(path, body, parameters);
    if (area === "workers") return this.#workers(path, body);
    return this.#refuse(`${method} ${pathname}`);
  }

  #vectorize(path, body) {
    if (path === "GET v2/indexes") return this.indexes;
    if (path !== "POST v2/indexes") return this.#refuse(`vectorize ${path}`);
    if (this.indexes.some(({ name }) => name === body.name)) throw { status: 409, code: 3002, message: "vectorize.index.duplicate_name" };
    this.indexes.push({ name: body.name, config: body.config });
    return this.indexes.at(-1);
  }

  async #d1(path, body, parameters) {
    const database = `database/${this.#database}`;
    if (path === `POST ${database}/query`) {
      return (await this.sql.query(body.sql)).map((results) => ({ results, success: true, meta: { duration: 0 } }));
    }
    if (path === `GET ${database}/time_travel/bookmark`) return { bookmark: this.sql.bookmark };
    if (path === `POST ${database}/time_travel/restore`) {
      const previous = this.sql.bookmark;
      await this.sql.restore(parameters.get("bookmark"));
      return { bookmark: parameters.get("bookmark"), previous_bookmark: previous, message: "restored" };
    }
    if (path === "GET database") return [{ uuid: this.#database, name: "coccinelle-db" }];
    if (path === `GET ${database}`) return { uuid: this.#database, name: "coccinelle-db", version: "production" };
    return this.#refuse(`d1 ${path}`);
  }

  #workers(path, body) {
    const script = "scripts/coccinelle-api";
    const version = new RegExp(`^GET ${script}/versions/(.+)$`).exec(path);
    if (version) return this.versions.find(({ id }) => id === version[1]) ?? this.#missing();
    if (path === `GET ${script}/versions`) return { items: this.versions };
    if (path === `GET ${script}/deployments`) return { deployments: this.deployments.toReversed() };
    if (path === `POST ${script}/deployments`) return this.#deploy(body);
    if (path === `PUT ${script}/secrets`) return this.#keep(body);
    if (path === "GET services/coccinelle-api") return this.#missing();
    return this.#refuse(`workers ${path}`);
  }

  /** Cloudflare's own rules: one or two versions it knows, more than nothing each, all in all. */
  #deploy(body) {
    const sum = body.versions.reduce((total, { percentage }) => total + percentage, 0);
    const known = body.versions.every(({ version_id }) => this.versions.some(({ id }) => id === version_id));
    const some = body.versions.every(({ percentage }) => percentage > 0);
    if (body.versions.length > 2 || sum !== 100 || !known || !some) throw { status: 400, code: 10021, message: "invalid versions" };
    this.deployments.push({ id: `${this.deployments.length}`, ...body, created_on: new Date(0).toISOString() });
    return this.deployments.at(-1);
  }

  #keep({ name, text, type }) {
    this.secrets[name] = text;
    return { name, type };
  }

  #missing() {
    throw notFound;
  }

  #refuse(request) {
    this.unknown.push(request);
    throw notFound;
  }
}
