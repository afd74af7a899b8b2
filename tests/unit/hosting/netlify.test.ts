import { describe, expect, test } from "vitest";
import { SECURE_HEADERS } from "../../../src/hosting/headers.ts";
import { headersFile, redirectsFile } from "../../../src/hosting/netlify.ts";
import { hosted } from "./site.ts";

/** The rules of the file: a path, and lines "Name: value" below it. */
const rules = headersFile(hosted)
  .trimEnd()
  .split("\n\n")
  .map((rule) => {
    const [path = "", ...lines] = rule.split("\n");
    return { path, names: lines.map((line) => /^ {2}([\w-]+): \S/u.exec(line)?.[1] ?? `not a header: ${line}`) };
  });

describe("_headers", () => {
  test("names every header for every path of the site", () => {
    expect(rules[0]).toEqual({ path: "/kb/*", names: SECURE_HEADERS.map(([name]) => name) });
  });

  test("names none twice for any path, because Cloudflare joins the values", () => {
    const starts = rules.map(({ path, names }) => ({ start: path.replace(/\*$/u, ""), names }));
    for (const [index, { start, names }] of starts.entries()) {
      const above = starts.slice(0, index).filter((other) => start.startsWith(other.start));
      expect(above.flatMap((other) => other.names).filter((name) => names.includes(name))).toEqual([]);
    }
    expect(rules.map(({ path }) => path).slice(1)).toEqual([
      "/kb/_astro/*",
      "/kb/pagefind/en/pagefind.en_*",
      "/kb/en/feed.xml",
    ]);
  });

  test("has no line that is too long for Cloudflare", () => {
    expect(
      Math.max(
        ...headersFile(hosted)
          .split("\n")
          .map(({ length }) => length),
      ),
    ).toBeLessThan(2000);
  });
});

describe("_redirects", () => {
  test("leads to the base, and from what has moved", () => {
    expect(redirectsFile(hosted).split("\n")).toEqual([
      "/ /kb/ 301",
      "/kb/en/old/ /kb/en/new/ 301",
      "/kb/it/perch%C3%A9-%22s%C3%AC%22/ /kb/it/$nuovo/ 301",
      "",
    ]);
  });

  test("is empty where nothing has moved", () => {
    expect(redirectsFile({ ...hosted, base: "/", redirects: [] })).toBe("");
  });
});
