/**
 * Installs what package-lock.json asks for, only when it is not there yet.
 *
 * Every npm script runs this first, from its `pre` script. It has to be a script of its own: the project runs on the
 * Node 24 that npm installs into node_modules/.bin, and a shell that has already looked up `node` once keeps the
 * path it found, so `node install && node build` would go on with the system's Node.
 *
 * Plain JavaScript without dependencies: it runs on a bare machine with the oldest Node we accept.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { npmCommand } from "./npm.mjs";
import { takeTurn } from "./turn.mjs";

/** What a user needs to start; the rest comes with npm. `engines` in package.json says the same, but npm only warns. */
const oldestNode = 20;

const wayOut = `
If npm speaks of the network: check the connection and run the same command again.
If it speaks of package-lock.json: run "npm run lock", then the same command again.
Otherwise: delete the folder node_modules and run the same command again.`;

/**
 * Brings node_modules in line with package-lock.json.
 *
 * A stamp in node_modules holds what was installed. It is removed before an install and written only after a
 * successful one, so an interrupted install is done again. Only one process installs at a time; others wait for it.
 *
 * @param {string} root the project's folder
 * @returns {Promise<boolean>} whether anything had to be installed
 * @throws {Error} with sentences for the user when npm fails; the system's error when a file cannot be read or written
 */
export async function install(root) {
  const stamp = join(root, "node_modules", ".installed");
  const wanted = fingerprint(root);
  if (contentOf(stamp) === wanted) return false;
  const endTurn = await takeTurn(join(root, ".cache", "install.pid"));
  try {
    // The process we waited for may have done the work.
    if (contentOf(stamp) === wanted) return false;
    console.log("Installing dependencies. Once; about a minute.");
    rmSync(stamp, { force: true });
    await runCi(root);
    writeFileSync(stamp, wanted);
    return true;
  } finally {
    endTurn();
  }
}

/**
 * The platform belongs to it: a folder shared with a container may hold the other system's binaries.
 *
 * @param {string} root
 */
function fingerprint(root) {
  const lock = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}\n`;
}

/** @param {string} file */
function contentOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * With the development dependencies, always: Node 24 is one of them, and NODE_ENV=production would leave it out.
 *
 * @param {string} root
 * @returns {Promise<void>}
 */
function runCi(root) {
  const npm = npmCommand();
  const args = [...npm.args, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  return new Promise((resolve, reject) => {
    const child = spawn(npm.file, args, { cwd: root, shell: npm.shell, stdio: ["ignore", "ignore", "inherit"] });
    const stop = () => child.kill();
    process.once("SIGINT", stop).once("SIGTERM", stop);
    child.once("error", () => reject(new Error("npm was not found. It comes with Node: https://nodejs.org/")));
    child.once("close", (code) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      if (code === 0) resolve();
      else reject(new Error(`\nThe dependencies could not be installed; npm's own message stands above.${wayOut}`));
    });
  });
}

function refuseOldNode() {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= oldestNode) return;
  throw new Error(
    `This project needs Node ${oldestNode} or newer to start, and this is Node ${node}.
Install a current one from https://nodejs.org/ and run the same command again.`,
  );
}

async function main() {
  refuseOldNode();
  const root = fileURLToPath(new URL("../../", import.meta.url));
  // `npm run audit` and others have heavy tools in packages of their own, and name their folders.
  for (const folder of ["", ...process.argv.slice(2)]) await install(join(root, folder));
}

// `import.meta.main` is not there yet in Node 20; the real path, because the project may be reached by a symbolic link.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
