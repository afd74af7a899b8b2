/**
 * How to start npm from a script.
 *
 * Plain JavaScript, because the installer needs it on a bare machine: Node 20, nothing installed.
 */
import { basename } from "node:path";
import process from "node:process";

/**
 * The program and first arguments that start npm.
 *
 * Inside `npm run …` that is the very npm that runs, on the Node it runs on: a script's own Node may live in
 * node_modules, which npm is about to replace. Otherwise it is the `npm` on the PATH (a `.cmd` on Windows, which
 * only a shell can start).
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ file: string, args: string[], shell: boolean }}
 */
export function npmCommand(env = process.env) {
  const script = env.npm_execpath;
  if (script && basename(script).startsWith("npm")) {
    return { file: env.npm_node_execpath ?? process.execPath, args: [script], shell: false };
  }
  return { file: "npm", args: [], shell: process.platform === "win32" };
}
