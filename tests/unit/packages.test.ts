/** The packages that the project stands on: few, each for a reason, under licences that were looked at. UPDATE=1 writes their list. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../site.ts";

const PAGE = join(projectRoot, ".github/licences.md");

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

interface Locked {
  license?: string;
  hasInstallScript?: boolean;
}

const manifest = JSON.parse(read("package.json")) as Manifest;
const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
/** Each package once, the project itself left out. */
const locked = new Map(
  Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, entry]) => [nameOf(path), entry]),
);

/** Licences that let the project be used, changed and passed on as its own licence says. */
const ALLOWED = new Set([
  "(MIT OR CC0-1.0)",
  "0BSD",
  "Apache-2.0",
  "Apache-2.0 AND LGPL-3.0-or-later", // sharp's binaries, which Astro brings; no file of theirs is published
  "Apache-2.0 AND LGPL-3.0-or-later AND MIT", // another
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC-BY-3.0", // data about licences, of a tool
  "CC0-1.0",
  "ISC",
  "LGPL-3.0-or-later", // libvips, of sharp
  "MIT",
  "MIT OR Apache-2.0",
  "MPL-2.0", // lightningcss, axe-core: tools, unchanged
  "Python-2.0",
]);

/** Licences of packages whose manifest says them in a form that npm no longer reads. */
const SAID_OTHERWISE = new Map([["format", "MIT"]]);

/**
 * The licence of a package. The lockfile was completed for other platforms (complete-lock.mjs), without their licences:
 * binaries of one tool have the one of the tool.
 */
function licenceOf(name: string): string | undefined {
  const own = locked.get(name)?.license ?? SAID_OTHERWISE.get(name);
  if (own !== undefined) return own;
  const [start = ""] = name.split(/(?<=^@[^/]+\/(?:cli|compiler-binding)?)-?(?=[a-z])/u);
  const twins = [...locked].filter(([other, { license }]) => license !== undefined && other.startsWith(start));
  const found = new Set(start === "" ? [] : twins.map(([, { license }]) => license));
  return found.size === 1 ? [...found][0] : undefined;
}

const licences = new Map([...locked.keys()].toSorted().map((name) => [name, licenceOf(name)]));

function page(): string {
  const names = [...Map.groupBy(licences, ([, licence]) => licence ?? "none")].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rows = names.map(
    ([licence, all]) => `- **${licence}** (${all.length}): ${all.map(([name]) => name).join(", ")}`,
  );
  return `# Licences of all packages

What \`package-lock.json\` names, direct and indirect, by the SPDX name of its licence. A built site has files of one of
them: Pagefind’s module and its stemmers (MIT). \`UPDATE=1 npm run test:unit -- tests/unit/packages.test.ts\` writes this
page; a licence that nobody has looked at fails that test.

${rows.join("\n")}
`;
}

describe("direct dependencies", () => {
  test("are thirty at most", () => {
    expect(direct.length).toBeLessThanOrEqual(30);
    expect(direct.length).toBe(
      Object.keys(manifest.dependencies).length + Object.keys(manifest.devDependencies).length,
    );
  });

  test("each have their reason in the README, and no other has", () => {
    const [, table = ""] = /## What it stands on\n(.*?)\n## /su.exec(read("README.md")) ?? [];
    const rows = [...table.matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\|$/gmu)].filter(
      ([, name = ""]) => !/^(?:package|-+)$/u.test(name),
    );
    expect(rows.flatMap(([, names = ""]) => names.split(", ")).toSorted()).toEqual(direct.toSorted());
    expect(rows.filter(([, , reason = ""]) => reason.length < 3)).toEqual([]);
  });

  test("are named with their exact version", () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
  });
});

test("packages that run a script when they are installed are allowed by name, and no others", () => {
  const running = [...locked].filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name);
  const allowed = Object.entries(manifest.allowScripts).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
  expect(allowed.toSorted()).toEqual(running.toSorted());
});

describe("licences", () => {
  test("are known, and were looked at", () => {
    expect([...licences].filter(([, licence]) => licence === undefined || !ALLOWED.has(licence))).toEqual([]);
    expect([...ALLOWED].filter((licence) => ![...licences.values()].includes(licence))).toEqual([]);
    expect(licences.size).toBeGreaterThan(500);
  });

  test("stand on their page", () => {
    if (process.env["UPDATE"]) writeFileSync(PAGE, page());
    expect(read(".github/licences.md")).toBe(page());
  });
});
