// Writes ../<package>/schema.json: the facts of the resource types listed in types.json, read from the typings and the
// code of the official npm packages. Run it when a type is added or a release is raised: npm ci && npm run import.
// --check writes nothing; the exit code is 0 if every file is the same as an import would write.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Package } from "./package.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = JSON.parse(fs.readFileSync(path.join(here, "types.json"), "utf8"));
const lock = JSON.parse(fs.readFileSync(path.join(here, "package-lock.json"), "utf8"));
const numbers = JSON.parse(fs.readFileSync(path.join(here, "fractions.json"), "utf8"));
const nestedSecrets = JSON.parse(fs.readFileSync(path.join(here, "nested-secrets.json"), "utf8"));
const check = process.argv.includes("--check");
let stale = 0;

for (const [name, types] of Object.entries(wanted)) {
  if (types.length === 0) continue;
  const root = path.join(here, "node_modules/@pulumi", name);
  const locked = lock.packages[`node_modules/@pulumi/${name}`];
  const source = new Package(name, root, numbers[name] ?? [], nestedSecrets[name] ?? []);
  const schema = {
    package: name,
    version: locked.version,
    integrity: locked.integrity,
    resources: Object.fromEntries([...types].sort().map((type) => [`${name}:${type}`, source.resource(type)])),
    ...source.nested(),
  };
  const file = path.join(here, "..", name, "schema.json");
  const text = render(schema) + "\n";
  if (check) {
    const same = fs.existsSync(file) && fs.readFileSync(file, "utf8") === text;
    stale += same ? 0 : 1;
    console.log(`${name}: ${same ? "up to date" : `differs from an import of @pulumi/${name}@${locked.version}; run: npm run import`}`);
  } else {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    console.log(`${name}: ${types.length} resource types of @pulumi/${name}@${locked.version}`);
  }
}

/** Returns JSON with one property of a type per line, so that a diff lists the changed properties. */
function render(value, indent = "") {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value).replaceAll(",", ", ");
  const entries = Object.entries(value);
  const leaf = entries.length > 0 && entries.every(([, v]) => v === null || typeof v !== "object");
  if (entries.length === 0) return "{}";
  if (leaf && "type" in value) return `{ ${entries.map(([k, v]) => `"${k}": ${JSON.stringify(v)}`).join(", ")} }`;
  const inner = indent + "  ";
  return `{\n${entries.map(([k, v]) => `${inner}${JSON.stringify(k)}: ${render(v, inner)}`).join(",\n")}\n${indent}}`;
}

process.exitCode = stale === 0 ? 0 : 1;
