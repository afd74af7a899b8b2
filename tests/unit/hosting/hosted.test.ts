import { expect, test } from "vitest";
import { hostedSite } from "../../../src/hosting/hosted.ts";
import type { Knowledge } from "../../../src/knowledge/model.ts";
import { site } from "../exports/base.ts";

test("a host has to know what never changes, what its files are, and what has moved", () => {
  const moved = { redirects: [{ from: "/kb/en/a/", to: "/kb/en/b/" }], withdrawn: [] };
  const hosted = hostedSite({ site } as unknown as Knowledge, moved);
  expect(hosted).toMatchObject({ host: "base.example", base: "/kb/", ...moved });
  expect(hosted.types).toContainEqual({ address: "/kb/it/feed.xml", type: "application/atom+xml" });
  expect(hosted.forever).toContain("/kb/pagefind/it/pagefind.it_");
});

test("what changes under its name is asked for again", () => {
  const { forever } = hostedSite({ site } as unknown as Knowledge);
  for (const name of ["pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"]) {
    const kept = forever.filter((start) => `/kb/pagefind/en/${name}`.startsWith(start));
    expect(kept, name).toEqual([]);
  }
});
