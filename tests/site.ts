/** Builds sites for the tests, by the commands that authors use, and reads them. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { cp, glob, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { matches, only, parsePage } from "./html.ts";

export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** The second knowledge base. */
export const fixture = join(projectRoot, "tests/fixtures/knowledge");

/** Where the tests build. Inside the project, because Astro shares a folder between builds whose output is elsewhere. */
export const workshop = join(projectRoot, ".cache/sites");

export interface Run {
  status: number | null;
  /** What was printed to standard output. */
  output: string;
  /** What was printed to standard error. */
  errors: string;
}

export interface RunSettings {
  content: string;
  /** Folder of the engine; the project's own. */
  project?: string;
  out?: string;
  base?: string;
  /** Options of Node itself. */
  node?: readonly string[];
  /** Options and paths behind the command. */
  words?: readonly string[];
  /** What to start instead, with the same environment: a program that starts the command itself. */
  program?: readonly [string, ...string[]];
  /** Further variables of the environment. */
  environment?: Record<string, string>;
}

type CommandName = "build" | "check" | "preview";

/** Starts `npm run build`, `check` or `preview` in a process of its own. */
export function start(
  command: CommandName,
  {
    content,
    project = projectRoot,
    out = "",
    base = "",
    node = [],
    words = [],
    program,
    environment = {},
  }: RunSettings,
): ChildProcessByStdio<null, Readable, Readable> {
  const { KB_URL: _, VITEST: __, NODE_ENV: ___, GITHUB_ACTIONS: ____, ...inherited } = process.env;
  const env = {
    ...inherited,
    KB_CONTENT: content,
    KB_OUT: out,
    KB_BASE: base,
    ASTRO_TELEMETRY_DISABLED: "1",
    ...environment,
  };
  const [file, ...parts] = program ?? [process.execPath, ...node, `src/cli/${command}.ts`, ...words];
  return spawn(file, parts, {
    cwd: project,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs a command to its end. */
export function run(command: CommandName, settings: RunSettings): Promise<Run> {
  const child = start(command, settings);
  const result: Run = { status: null, output: "", errors: "" };
  child.stdout.on("data", (data: Buffer) => {
    result.output += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    result.errors += data.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (status) => resolve({ ...result, status }));
  });
}

/** What Astro says of `--force`, and the check of the translation that is out of step in the tests' own base. */
const EXPECTED = /data store cleared \(force\)|\/every-form\/\w+\.md:\d+:\d+ translation-in-step:/u;

/**
 * Builds a site that has no problems.
 * @throws with everything the build printed when it fails, and with its warnings when it warns
 */
export async function buildSite(settings: RunSettings & { out: string }): Promise<void> {
  const { status, output, errors } = await run("build", settings);
  if (status !== 0) throw new Error(`The build of ${settings.content} failed (${status}).\n${output}\n${errors}`);
  const warnings = `${output}${errors}`.split("\n").filter((line) => line.includes("[WARN]") && !EXPECTED.test(line));
  if (warnings.length > 0) throw new Error(`The build of ${settings.content} warned:\n${warnings.join("\n")}`);
}

/** A copy of a folder under another name in the workshop, fresh at every call. */
export async function copyOf(folder: string, name: string): Promise<string> {
  const copy = join(workshop, name);
  await rm(copy, { recursive: true, force: true });
  await cp(folder, copy, { recursive: true });
  return copy;
}

/** What a build reads besides the knowledge. */
const ENGINE = ["src", "public", "astro.config.mjs", "package.json", "tsconfig.json"];

/** The engine in another folder. Its packages are the project's own by a link, or copied too, which takes a while. */
export async function copyOfProject(folder: string, packages: "linked" | "copied"): Promise<string> {
  for (const name of ENGINE) await cp(join(projectRoot, name), join(folder, name), { recursive: true });
  const [from, to] = [join(projectRoot, "node_modules"), join(folder, "node_modules")];
  if (packages === "linked") await symlink(from, to, "junction");
  else await cp(from, to, { recursive: true, verbatimSymlinks: true });
  return folder;
}

export interface Page {
  /** Path from the site's root: "/", "/en/about/", "/404.html". */
  address: string;
  html: string;
  document: Tree.Document;
}

/** Whether a page shows an article beside its translation or original: it is another form of the article’s own page. */
export const isFacing = ({ document }: Page): boolean => matches(only(document, "html"), ".facing");

/** Whether a page stands where another one has moved away or was withdrawn: no reader is led to it. */
export const isFormer = ({ document }: Page): boolean => matches(only(document, "html"), ".former");

/** Sites that were read, for all files of tests that share a worker: nobody changes the pages. */
const known = new Map<string, Promise<Map<string, Page>>>();

/** Every page of a built site, by address: as it was when it was first asked for. */
export async function readWholeSite(folder: string): Promise<Map<string, Page>> {
  const site = known.get(folder) ?? parseSite(folder);
  known.set(folder, site);
  return new Map(await site);
}

async function parseSite(folder: string): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  for await (const file of glob("**/*.html", { cwd: folder })) {
    const address = `/${file.replaceAll("\\", "/").replace(/(?:^|(?<=\/))index\.html$/u, "")}`;
    const html = await readFile(join(folder, file), "utf8");
    pages.set(address, { address, html, document: parsePage(html) });
  }
  return new Map([...pages].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The pages of a built site, by address, without those that repeat others side by side or stand where others were. */
export const readSite = async (folder: string): Promise<Map<string, Page>> =>
  new Map([...(await readWholeSite(folder))].filter(([, page]) => !isFacing(page) && !isFormer(page)));
