// Lines of the runbook, run as a person would.
import { readFileSync } from "node:fs";
import { root, run } from "./processes.mjs";

export const runbook = readFileSync(`${root}docs/runbooks/coccinelle-rollout.md`, "utf8");

/** A line by a part of it, with names in capitals replaced, as a shell runs it in the project's folder. */
export async function runbookLine(part, { names = {}, environment, home }) {
  const line = runbook.split("\n").map((text) => text.trim()).find((text) => text.includes(part));
  if (line === undefined) throw new Error(`the runbook has no line with: ${part}`);
  const command = Object.entries(names).reduce((text, [name, value]) => text.replaceAll(name, value), line);
  return run("/bin/sh", ["-c", command], { environment, home });
}
