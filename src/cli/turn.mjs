/**
 * One process at a time, by a file that holds the process's id.
 *
 * Plain JavaScript: the installer needs it before anything is installed.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";

const pollMilliseconds = 250;

/** Files that this process holds. */
const held = new Set();

/**
 * Waits until no other living process holds the file, then takes it.
 *
 * A file left by a process that was killed is taken over, even if that had this process's own id, as the processes of
 * one container after the other have. It has to be seen twice: the first look may fall between
 * another process's creating the file and its writing the id into it.
 *
 * @param {string} file
 * @returns {Promise<() => void>} ends the turn
 * @throws {NodeJS.ErrnoException} when the file cannot be written
 */
export async function takeTurn(file) {
  mkdirSync(dirname(file), { recursive: true });
  let dead;
  for (let isTold = false; !claim(file); ) {
    const holder = holderOf(file);
    const isHeld = isAlive(holder) && (holder !== process.pid || held.has(file));
    if (isHeld) {
      if (!isTold) console.log(`Waiting for process ${holder}. (If it does no work here, delete ${file}.)`);
      isTold = true;
    } else if (dead === holder) {
      rmSync(file, { force: true });
    }
    dead = isHeld ? undefined : holder;
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}

/** @param {string} file */
function claim(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * 0 when nobody can be made out.
 *
 * @param {string} file
 */
function holderOf(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isInteger(pid) ? pid : 0;
  } catch {
    return 0;
  }
}

/**
 * Whether a process with this id runs on this machine.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
