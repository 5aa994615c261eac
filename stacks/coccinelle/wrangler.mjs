// Runs the pinned wrangler in this folder, against the account and database given by environment variables.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const installed = fileURLToPath(new URL("node_modules/wrangler/bin/wrangler.js", import.meta.url));

/** The message of a fault: the problem and, on the next line, the fix. */
export const fault = (code, message, fix) => `${code} ${message}\n${" ".repeat(code.length + 1)}Fix: ${fix}`;

/** Stops the script with all its faults; only the faults are printed. */
export class Refusal extends Error {
  constructor(...faults) {
    super(faults.join("\n"));
  }
}

/** Ends the process as Pulumi expects: with 0, or with 1 and all faults on standard error. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** The values of environment variables, all of which are required. */
export function variables(...names) {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new Refusal(
      fault("EDG102", `the environment lacks ${missing.join(", ")}.`, `export ${missing.map((name) => `${name}=<value>`).join(" ")}`),
    );
  }
  return names.map((name) => process.env[name]);
}

/** Runs work in a temporary folder with a wrangler configuration. */
export async function withConfiguration(configuration, work) {
  if (!existsSync(installed)) {
    throw new Refusal(fault("EDG101", "wrangler is not installed.", "npm ci --prefix stacks/coccinelle"));
  }
  const folder = mkdtempSync(join(tmpdir(), "coccinelle-"));
  try {
    writeFileSync(join(folder, "wrangler.json"), JSON.stringify(configuration));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs wrangler in such a folder and returns its standard output. */
export function wrangler(folder, ...args) {
  const run = spawnSync(process.execPath, [installed, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CI: "1", NO_COLOR: "1", WRANGLER_SEND_METRICS: "false" },
  });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`);
    throw new Refusal(
      fault("EDG106", `wrangler ${args.slice(0, 3).join(" ")} ended with ${run.status}.`, "what it printed above says what it lacks."),
    );
  }
  return run.stdout;
}
