// What the folder of migrations and a database's ledger say of each other.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Refusal, fault } from "./wrangler.mjs";

const form = /^[0-9]{4}_[a-z0-9_]+\.sql$/;

/** The migrations of a folder in the order they are applied in. */
export function readMigrations(folder) {
  const names = readdirSync(folder).sort();
  const strays = names.filter((name) => !form.test(name));
  if (strays.length > 0) {
    throw new Refusal(
      fault("EDG108", `${folder} holds ${strays.join(", ")}; migrations are named like 0005_what_it_does.sql.`, "rename or move them."),
    );
  }
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), "utf8");
    return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
  });
}

/** Those not applied yet and those applied before hashes were kept; refuses a history that is not the beginning of the folder's. */
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
