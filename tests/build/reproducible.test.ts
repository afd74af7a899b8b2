/** The same knowledge makes the same site, wherever and whenever it is built, and nobody is asked for anything. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyOfProject, fixture, projectRoot, type Run, run } from "../site.ts";
import { copyInReverse, differences, treeOf } from "../tree.ts";
import { sites } from "./builds.ts";

let folder = "";
let result: Run;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb elsewhere à "));
  result = await run("build", {
    project: await copyOfProject(join(folder, "project"), "linked"),
    content: await copyInReverse(fixture, join(folder, "knowledge")),
    out: join(folder, "another/name"),
    node: ["--import", pathToFileURL(join(projectRoot, "tests/other-machine.ts")).href],
    environment: {
      TZ: "Pacific/Kiritimati",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
      // What the user's shell may lack, and what it may have.
      ASTRO_TELEMETRY_DISABLED: "",
      NODE_ENV: "development",
      PROD: "",
      BASE_URL: "/elsewhere/",
    },
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("a build asks no network, whoever forgets to turn Astro's telemetry off", () => {
  expect(result.errors.split("\n").filter((line) => line.startsWith("the network was asked"))).toEqual([]);
  expect({ status: result.status, errors: result.errors }).toMatchObject({ status: 0 });
});

test("another folder, time zone, locale, clock, umask and order of files make the same bytes that all may read", async () => {
  const [here, elsewhere] = [await treeOf(sites.fixture), await treeOf(join(folder, "another/name"))];
  expect(here.size).toBeGreaterThan(200);
  expect(differences(here, elsewhere)).toEqual([]);
});
