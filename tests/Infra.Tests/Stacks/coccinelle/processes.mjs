import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../../", import.meta.url));
export const wranglerScript = `${root}stacks/coccinelle/node_modules/wrangler/bin/wrangler.js`;

const timeout = 60_000;

/** Runs a program to its end, with a home directory and no environment variables of this process except the path. */
export async function run(program, args, { environment, home, input = "", cwd = root }) {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: home, CI: "1", NO_COLOR: "1", WRANGLER_SEND_METRICS: "false", ...environment },
    stdio: ["pipe", "pipe", "pipe"],
    timeout,
  });
  child.stdin.end(input);
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) child[stream].on("data", (chunk) => (output[stream] += chunk));
  const code = await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
  return { code, ...output };
}
