/**
 * Finds a browser for the tests, and gets one where there is none: `node src/cli/browser.ts`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";

export interface Browser {
  /** Undefined: Playwright's own. */
  readonly executablePath: string | undefined;
  readonly args: string[];
}

/** The one without windows first: it needs less than half the time for the same tests. */
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const isRoot = process.getuid?.() === 0;

/** A system's browser phones home, and its sandbox refuses root; Playwright sees to its own build itself. */
const systemArgs = [
  ...(isRoot ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const waysOut = `There is no browser for the tests, and none could be installed. Any of these helps:
  - install Chromium or Chrome so that "chromium" or "google-chrome" is on the PATH;
  - name one: KB_CHROMIUM=/path/to/chrome npm test;
  - run "npx playwright install chromium" where the network lets it.`;

/**
 * The browser to test with: KB_CHROMIUM, or else one on the PATH, or else Playwright's own download.
 *
 * @returns undefined when there is none that starts
 */
export function findBrowser(): Browser | undefined {
  const named = process.env.KB_CHROMIUM;
  const executablePath = (named ? [named] : onPath(...names)).find(starts);
  if (executablePath) return { executablePath, args: systemArgs };
  return !named && starts(chromium.executablePath()) ? { executablePath: undefined, args: [] } : undefined;
}

/**
 * The same, after installing one if need be.
 *
 * First Playwright's download; where that cannot be had or does not start, root on Debian gets Debian's package.
 *
 * @throws {Error} with the ways out when nothing helps
 */
export function ensureBrowser(): Browser {
  const found = findBrowser();
  if (found) return found;
  const named = process.env.KB_CHROMIUM;
  if (named) throw new Error(`KB_CHROMIUM names “${named}”, which does not start.`);
  for (const install of isRoot && onPath("apt-get").length > 0 ? [fromPlaywright, fromDebian] : [fromPlaywright]) {
    install();
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(waysOut);
}

function onPath(...programs: string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).filter(existsSync);
}

/**
 * A file alone proves nothing: Ubuntu's `chromium-browser` is a stub, and a download may lack the system's libraries.
 * Windows is believed, because there Chrome answers `--version` with a window.
 */
function starts(executable: string): boolean {
  if (process.platform === "win32" || !existsSync(executable)) return existsSync(executable);
  return spawnSync(executable, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

function fromDebian(): void {
  console.log("Installing Chromium for the tests. Once; a minute or two.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]): boolean =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  apt("update");
  // Older releases have the first only as a part of the second.
  ["chromium-headless-shell", "chromium"].some((name) => apt("install", "--yes", "--no-install-recommends", name));
}

function fromPlaywright(): void {
  console.log("Downloading Chromium for the tests. Once; a minute or two.");
  const program = fileURLToPath(new URL("cli.js", import.meta.resolve("playwright/package.json")));
  const withDependencies = isRoot ? ["--with-deps"] : [];
  spawnSync(process.execPath, [program, "install", ...withDependencies, "chromium"], { stdio: "inherit" });
}

if (import.meta.main) {
  try {
    ensureBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
