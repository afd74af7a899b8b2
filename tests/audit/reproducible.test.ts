/** The real knowledge, built from clean copies of the project that share nothing, on machines as unlike as may be. */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyOfProject, projectRoot, type RunSettings, run } from "../site.ts";
import { copyInReverse, differences, treeOf } from "../tree.ts";

const content = join(projectRoot, "content");
const command = [process.execPath, "src/cli/build.ts"] as const;
const onLinux = process.platform === "linux";
let folder = "";
let here: ReadonlyMap<string, string>;

async function built(name: string, settings: Partial<RunSettings>): Promise<Map<string, string>> {
  const out = join(folder, "out", name);
  const { status, output, errors } = await run("build", { content, out, ...settings });
  expect(status, `${output}${errors}`).toBe(0);
  expect(errors).not.toContain("the network was asked");
  return treeOf(out);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-twice-"));
  const project = await copyOfProject(join(folder, "here"), "copied");
  here = await built("here", { project, environment: { TZ: "UTC", LC_ALL: "C" } });
  expect(here.size).toBeGreaterThan(1000);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("another folder, time zone, locale, clock, umask and order of files make the same bytes", async () => {
  const elsewhere = await built("a longer name, with spaces and an è", {
    project: await copyOfProject(join(folder, "there, in a deeper folder", "project"), "copied"),
    content: await copyInReverse(content, join(folder, "knowledge")),
    node: ["--import", pathToFileURL(join(projectRoot, "tests/other-machine.ts")).href],
    environment: { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", KB_TODAY: "2031-05-06" },
  });
  expect(differences(here, elsewhere)).toEqual([]);
});

// `taskset` and `unshare` are of util-linux, which every Linux has.
test.runIf(onLinux)(`one of ${availableParallelism()} processors makes the same bytes`, async () => {
  expect(differences(here, await built("one", { program: ["taskset", "-c", "0", ...command] }))).toEqual([]);
});

test.runIf(onLinux)("a machine without any network, even its own, makes the same bytes", async () => {
  const alone = await built("alone", {
    program: ["unshare", "--map-root-user", "--net", ...command],
    // What the user's shell may lack.
    environment: { ASTRO_TELEMETRY_DISABLED: "" },
  });
  expect(differences(here, alone)).toEqual([]);
});
