/** What the guide for publishers and the workflow say: they name what there is, and the workflow does nothing else. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "../site.ts";

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  steps: Step[];
  permissions: Record<string, string>;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

describe("the workflow for GitHub Pages", () => {
  const text = read(".github/workflows/pages.yml");
  const { jobs, permissions, on } = parse(text) as Workflow;

  test("installs, checks, builds, tests and uploads, and another job publishes: no more", () => {
    const steps = Object.values(jobs).map((job) => job.steps.map(({ uses, run }) => uses?.replace(/@.*/u, "") ?? run));
    expect(steps).toEqual([
      [
        "actions/checkout",
        "actions/setup-node",
        "actions/configure-pages",
        "npm ci",
        "npm run check -- --strict",
        "npm run build",
        "npm test",
        "actions/upload-pages-artifact",
      ],
      ["actions/deploy-pages"],
    ]);
  });

  test("runs scripts that there are, and actions of GitHub’s own at a major version", () => {
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const names = steps.flatMap(({ run = "" }) =>
      [...run.matchAll(/npm (?:run )?(\w+)/gu)].map(([, name]) => name ?? ""),
    );
    expect(names.filter((name) => name !== "ci" && !(name in scripts))).toEqual([]);
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/u);
  });

  test("may do no more than it has to, and has no secret", () => {
    expect(permissions).toEqual({ contents: "read" });
    expect(jobs["build"]?.permissions).toEqual({ contents: "read", pages: "read" });
    expect(jobs["deploy"]?.permissions).toEqual({ pages: "write", "id-token": "write" });
    expect(text).not.toContain("secrets.");
    // What others propose is not built with rights to publish.
    expect(Object.keys(on)).toEqual(["push", "workflow_dispatch"]);
  });

  test("builds for the address that Pages gives, and uploads what was built", () => {
    const steps = jobs["build"]?.steps ?? [];
    const build = steps.find(({ run }) => run === "npm run build");
    const output = (name: string): string => `\${{ steps.pages.outputs.${name} }}`;
    expect(build?.env).toEqual({ KB_URL: output("origin"), KB_BASE: `${output("base_path")}/` });
    expect(steps.at(-1)?.with).toEqual({ path: "dist" });
  });
});

describe("the guide", () => {
  const guide = read(".github/DEPLOY.md");

  test("names scripts and files that there are", () => {
    const names = [...guide.matchAll(/npm run ([\w:]+)/gu)].map(([, name]) => name ?? "");
    expect(names).toContain("kb");
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
    const links = [...guide.matchAll(/\]\(([^)#]+)/gu)].map(([, path]) => join(".github", path ?? ""));
    expect(links.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });

  test("leads to headings of its own", () => {
    const headings = [...guide.matchAll(/^#+ (.+)$/gmu)].map(([, text = ""]) =>
      text.toLowerCase().replaceAll(" ", "-"),
    );
    const targets = [...guide.matchAll(/\]\(#([^)]+)\)/gu)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => !headings.includes(target ?? ""))).toEqual([]);
  });

  test("is right that there is no service worker and no web app manifest", () => {
    const files = globSync("{src,public}/**/*.*", { cwd: projectRoot });
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => /\.webmanifest$|(?:^|\/)(?:sw|service-worker)\.\w+$/u.test(file))).toEqual([]);
    const code = files.filter((file) => /\.(?:astro|ts|js|mjs)$/u.test(file));
    expect(code.filter((file) => /serviceWorker|rel="manifest"/u.test(read(file)))).toEqual([]);
  });
});
