import { expect, test } from "vitest";
import { hostedSite } from "../../../src/hosting/hosted.ts";
import type { Knowledge } from "../../../src/knowledge/model.ts";
import { BUNDLES } from "../../../src/search/bundle.ts";
import { site } from "../exports/base.ts";

const to = { href: "/kb/en/b/#part" };
const redirects = { moved: [{ from: "/kb/en/a/", to }], withdrawn: [{ address: "/kb/it/c/" }] };
const base = { site, redirects } as unknown as Knowledge;

test("a host has to know what never changes, what its files are, and what has moved", () => {
  const hosted = hostedSite(base);
  expect(hosted).toMatchObject({
    host: "base.example",
    base: "/kb/",
    redirects: [{ from: "/kb/en/a/", to: "/kb/en/b/#part" }],
    withdrawn: ["/kb/it/c/"],
  });
  expect(hosted.types).toContainEqual({ address: "/kb/it/feed.xml", type: "application/atom+xml" });
  expect(hosted.forever).toContain(`/kb/${BUNDLES}/it/pagefind.it_`);
});

test("what changes under its name is asked for again", () => {
  const { forever } = hostedSite(base);
  for (const name of ["pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"]) {
    const kept = forever.filter((start) => `/kb/${BUNDLES}/en/${name}`.startsWith(start));
    expect(kept, name).toEqual([]);
  }
});
