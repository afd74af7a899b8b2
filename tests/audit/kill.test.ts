/** Whatever happens to a build, what stands in the folder of the finished site is a whole one: the last or the new. */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { copyOfProject, fixture, type RunSettings, run, start } from "../site.ts";
import { treeOf } from "../tree.ts";

/** Builds that are killed at random; `KB_SEED` repeats a run. */
const KILLS = 20;
const seed = Number(process.env.KB_SEED || Date.now() % 1_000_000);

type Tree = ReadonlyMap<string, string>;
type Version = "old" | "new";

let folder = "";
let project = "";
const out = (): string => join(folder, "public/dist");
const contents = {} as Record<Version, string>;
const trees = {} as Record<Version, Tree>;
let milliseconds = 0;

const settings = (version: Version, more: Partial<RunSettings> = {}): RunSettings & { out: string } => ({
  ...{ project, content: contents[version], out: out() },
  ...more,
});

beforeAll(async () => {
  process.stdout.write(`KB_SEED=${seed}\n`);
  folder = await mkdtemp(join(tmpdir(), "kb-kill-"));
  project = await copyOfProject(join(folder, "project"), "linked");
  for (const version of ["old", "new"] as const) {
    contents[version] = join(folder, version);
    await cp(fixture, contents[version], { recursive: true });
    const about = join(contents[version], "pages/about/en.md");
    await writeFile(about, `${await readFile(about, "utf8")}\nThe ${version} one.\n`);
    const begin = performance.now();
    expect((await run("build", settings(version, { out: join(folder, "whole", version) }))).errors).not.toContain(
      "rror",
    );
    milliseconds = performance.now() - begin;
    trees[version] = await treeOf(join(folder, "whole", version));
  }
  expect(trees.old).not.toEqual(trees.new);
  await mkdir(join(out(), ".."));
  await cp(join(folder, "whole/old"), out(), { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Which of the two sites stands there, down to the last byte. */
async function standing(): Promise<Version> {
  const tree = await treeOf(out());
  const version = tree.get("en/about/index.html") === trees.new.get("en/about/index.html") ? "new" : "old";
  expect(tree).toEqual(trees[version]);
  return version;
}

const other = (version: Version): Version => (version === "old" ? "new" : "old");
const beside = async (): Promise<string[]> => (await readdir(join(out(), ".."))).filter((name) => name !== "dist");

/** Looks for the site as fast as it can. @returns ends it, and tells how often it was looked for and not there */
function watching(): () => Promise<{ looks: number; missing: number }> {
  const shared = new Int32Array(new SharedArrayBuffer(12));
  const program = `
    const { workerData: [shared, file] } = require("node:worker_threads");
    const { existsSync } = require("node:fs");
    while (Atomics.wait(shared, 0, 0, 0.05) !== "not-equal") { shared[1]++; if (!existsSync(file)) shared[2]++; }`;
  const worker = new Worker(program, { eval: true, workerData: [shared, join(out(), "404.html")] });
  return async () => {
    Atomics.store(shared, 0, 1);
    await once(worker, "exit");
    return { looks: shared[1] ?? 0, missing: shared[2] ?? 0 };
  };
}

/** Pseudo-random numbers from 0 to 1 (mulberry32). */
function* randoms(state: number): Generator<number, never> {
  for (let a = state; ; ) {
    a = (a + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    yield ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
}

const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

async function killed(version: Version, after: number, signal: NodeJS.Signals): Promise<unknown> {
  const child = start("build", settings(version));
  child.stdout.resume();
  child.stderr.resume();
  const ended = once(child, "close");
  await Promise.race([wait(after), ended]);
  child.kill(signal);
  return (await ended)[1];
}

describe("a build that is killed", () => {
  test(`at any of ${KILLS} random moments leaves a whole site`, async () => {
    const random = randoms(seed);
    const stop = watching();
    const hits: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const before = await standing();
      const after = random.next().value * milliseconds * 1.1;
      const signal = await killed(other(before), after, "SIGKILL");
      hits.push(`${Math.round(after)} ms: ${signal === null ? "done" : "killed"}, ${await standing()}`);
    }
    const { looks, missing } = await stop();
    process.stdout.write(`${hits.join("\n")}\n${looks} looks at the site, ${missing} in vain\n`);
    if (process.platform === "linux") expect(missing).toBe(0);
  });

  const dying = (query: string): string[] => [
    "--import",
    `${pathToFileURL(join(import.meta.dirname, "dying.ts")).href}?${query}`,
  ];

  test.each(["after=renameSync", "before=chmodSync&nth=100", "before=spawnSync", "after=spawnSync"])(
    "at the very swap of the sites leaves a whole one: %s",
    async (query) => {
      const stop = watching();
      await run("build", settings(other(await standing()), { node: dying(query) }));
      await standing();
      expect((await stop()).missing).toBe(0);
    },
  );

  // The first renaming moves what was built beside the finished site; a swap takes two more.
  describe("where the system cannot swap in one step", () => {
    const environment = { PATH: "" };

    test.each([
      "before=renameSync&nth=2",
      "after=renameSync&nth=2",
      "before=renameSync&nth=3",
      "after=renameSync&nth=3",
    ])("the next build goes on: %s", async (query) => {
      const version = other(await standing());
      expect((await run("build", settings(version, { node: dying(query), environment }))).status).toBeNull();
      const { status } = await run("build", settings(version, { environment }));
      expect({ status, site: await standing(), beside: await beside() }).toEqual({
        ...{ status: 0, site: version, beside: [] },
      });
    });

    test("a preview brings the last site back", async () => {
      const version = await standing();
      await run("build", settings(other(version), { node: dying("after=renameSync&nth=2"), environment }));
      expect(existsSync(out())).toBe(false);
      const preview = start("preview", settings(version, { environment: { PORT: "0" } }));
      const [line] = (await once(preview.stdout, "data")) as [Buffer];
      expect(String(line)).toContain("http://");
      expect(await standing()).toBe(version);
      preview.kill();
      await once(preview, "close");
    });
  });

  test("is cleared up after by the next", async () => {
    const version = other(await standing());
    expect((await run("build", settings(version))).status).toBe(0);
    expect({ site: await standing(), beside: await beside() }).toEqual({ site: version, beside: [] });
  });
});

describe("a build that is stopped", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("by %s leaves nothing but the last site", async (signal) => {
    const before = await standing();
    expect(await killed(other(before), milliseconds / 2, signal)).toBe(signal);
    expect({ site: await standing(), beside: await beside() }).toEqual({ site: before, beside: [] });
    expect(existsSync(join(project, ".cache/build.pid"))).toBe(false);
  });
});

describe("two builds at once", () => {
  test("of one project come one after the other", async () => {
    const builds = await Promise.all([run("build", settings("old")), run("build", settings("new"))]);
    expect(builds.map(({ status }) => status)).toEqual([0, 0]);
    expect(builds.map(({ output }) => output.includes("Waiting for process")).toSorted()).toEqual([false, true]);
    await standing();
    expect(await beside()).toEqual([]);
  });

  test("of two projects into one folder leave each other alone", async () => {
    const second = await copyOfProject(join(folder, "second"), "linked");
    const builds = await Promise.all([
      run("build", settings("old")),
      run("build", settings("new", { project: second })),
    ]);
    expect(builds.map(({ status }) => status)).toEqual([0, 0]);
    await standing();
    expect(await beside()).toEqual([]);
  });
});

describe.runIf(process.platform === "linux")("a folder that cannot be written", () => {
  afterEach(async () => expect(await beside()).toEqual([]));

  /** Builds where another disk stands in the place of the folder, which only this build sees, and compares what is left. */
  async function onDisk(options: string, then: string): Promise<{ status: number | null; text: string }> {
    const good = join(folder, "whole/old");
    const script = `
      mount -t tmpfs -o ${options} tmpfs "$(dirname "$KB_OUT")" && cp -r "${good}" "$KB_OUT" && ${then} &&
      { "${process.execPath}" src/cli/build.ts > /dev/null; status=$?; }
      diff -r "${good}" "$KB_OUT" && ls -A "$(dirname "$KB_OUT")" && exit $status; exit 99`;
    const { status, output, errors } = await run(
      "build",
      settings("new", { program: ["unshare", "-rm", "sh", "-c", script] }),
    );
    return { status, text: `${output}${errors}` };
  }

  // A whole site more needs more room than is left.
  test.each([0.1, 0.7])("because it is full keeps the last site; room for %d of another", async (share) => {
    const size = Number(
      (await run("build", settings("old", { program: ["du", "-sk", join(folder, "whole/old")] }))).output.split(
        "\t",
      )[0],
    );
    const { status, text } = await onDisk(`size=${Math.round(size * (1 + share))}k`, "true");
    expect(text).toMatch(/ENOSPC|no space left/iu);
    expect(text).toContain("is unchanged: it holds the site of the last build.");
    expect(status).toBe(1);
  });

  test("because it is read only keeps the last site", async () => {
    const { status, text } = await onDisk("size=64m", 'mount -o remount,ro "$(dirname "$KB_OUT")"');
    expect(text).toMatch(/^EROFS: /mu);
    expect(text).not.toContain("    at ");
    expect(text).toContain("is unchanged: it holds the site of the last build.");
    expect(status).toBe(1);
  });
});
