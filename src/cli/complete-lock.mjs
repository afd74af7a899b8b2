/**
 * Completes package-lock.json for every platform: `npm run lock`.
 *
 * Many packages bring their binary as one optional package a platform. npm writes into the lock only those that the
 * registry in use can serve. A mirror that lacks the others leaves holes: `npm ci` then refuses the lock, and users of
 * the other systems get installs without the binary. The holes are filled here from what the lock itself says: the
 * name, the version and the parent that asks for it. There is no integrity for them; npm checks what it can at install.
 *
 * Plain JavaScript without dependencies: an incomplete lock can be the very reason why nothing is installed.
 */
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { platformOf } from "./platform.mjs";

/**
 * @typedef {{
 *   version: string, resolved?: string, integrity?: string, dev?: boolean, optional?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string>,
 * }} Entry
 * @typedef {Record<string, Entry>} Packages the lock's `packages`: path to entry
 * @typedef {{ parent: string, name: string, range: string }} Hole an optional dependency without an entry
 */

/**
 * Every optional dependency that the lock names and has no entry for.
 *
 * @param {Packages} packages
 * @returns {Hole[]}
 */
export function holes(packages) {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, range]) => !satisfies(lookUp(packages, parent, name), range))
      .map(([name, range]) => ({ parent, name, range })),
  );
}

/**
 * The lock's packages without holes and without `resolved`, in npm's order.
 *
 * `resolved` would tie everybody to the registry of whoever wrote the lock; without it npm asks the configured one and
 * still checks the integrity.
 *
 * @param {Packages} packages
 * @returns {Packages} a new record
 * @throws {Error} when a hole's version is a range or its platform cannot be told from its name
 */
export function complete(packages) {
  const filled = { ...packages };
  for (const hole of holes(packages)) filled[placeOf(filled, hole)] = entryFor(hole, packages[hole.parent]);
  return Object.fromEntries(
    Object.entries(filled)
      .sort(([a], [b]) => a.localeCompare(b, "en"))
      .map(([path, { resolved, ...entry }]) => [path, entry]),
  );
}

/**
 * Finds a package as Node would: beside the parent's own modules first, then further up.
 *
 * @param {Packages} packages
 * @param {string} parent
 * @param {string} name
 */
function lookUp(packages, parent, name) {
  let folder = parent;
  while (folder !== "") {
    const found = packages[`${folder}/node_modules/${name}`];
    if (found) return found;
    // One package up; from `node_modules/a` that is the project itself, ''.
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")));
  }
  return packages[`node_modules/${name}`];
}

/**
 * Ranges are npm's business and it has judged them; an exact version is ours to compare.
 *
 * @param {Entry | undefined} entry
 * @param {string} range
 */
function satisfies(entry, range) {
  return entry !== undefined && (!isExact(range) || entry.version === range);
}

/** @param {string} range */
function isExact(range) {
  return /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(range);
}

/**
 * At the top, unless another version lies there.
 *
 * @param {Packages} packages
 * @param {Hole} hole
 */
function placeOf(packages, { parent, name, range }) {
  const top = packages[`node_modules/${name}`];
  return top && !satisfies(top, range) ? `${parent}/node_modules/${name}` : `node_modules/${name}`;
}

/**
 * The fields in npm's own order.
 *
 * @param {Hole} hole
 * @param {Entry | undefined} parent
 * @returns {Entry}
 */
function entryFor({ name, range }, parent) {
  if (!isExact(range)) throw new Error(`${name}: cannot tell a version from the range "${range}"`);
  const { cpu, libc, os } = platformOf(name);
  return {
    version: range,
    ...(cpu && { cpu: [cpu] }),
    ...(parent?.dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** @param {string} file */
function completeFile(file) {
  const before = readFileSync(file, "utf8");
  const lock = JSON.parse(before);
  const filled = holes(lock.packages).length;
  const after = `${JSON.stringify({ ...lock, packages: complete(lock.packages) }, null, 2)}\n`;
  if (after !== before) writeFileSync(file, after);
  console.log(`${relative(root, file)}: ${filled} entries for other platforms added.`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const folder of [".", "tests/audit"]) completeFile(join(root, folder, "package-lock.json"));
}
