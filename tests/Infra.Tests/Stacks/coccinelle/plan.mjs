// The commands of a plan (docs/plan-format.md), as a deployment would run them.
import { readFileSync } from "node:fs";
import { run } from "./processes.mjs";

if (!process.env.PLAN) {
  throw new Error("PLAN names no file: dotnet run --project review -- preview staging --json > plan.json && export PLAN=plan.json");
}

const { resources } = JSON.parse(readFileSync(process.env.PLAN, "utf8"));

/** Those of Coccinelle's commands: what each runs and with which variables. */
export const commands = resources
  .filter(({ type, urn }) => type === "command:local:Command" && urn.includes("platform:systems:Coccinelle"))
  .map(({ name, inputs }) => ({ name, ...known(inputs) }));

export const command = (name) => commands.find((candidate) => candidate.name === name);

/** As the provider runs it: its line by a shell in the project's folder. */
export const start = ({ create, environment }, { cloudflare, home, ...others }) =>
  run("/bin/sh", ["-c", create], { environment: { ...cloudflare.environment, ...environment, ...others }, home });

/** Replaces values that are known only after deployment by those that the plan computed. */
function known(value) {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== "object" || value === null) return value;
  if ("$computed" in value) return known(value.$computed);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, known(inner)]));
}
