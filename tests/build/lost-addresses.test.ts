/** No link, image, feed, sitemap or export names an address of the site that is not there. */
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addressesIn, lostAddresses } from "../addresses.ts";
import { parsePage } from "../html.ts";
import { readWholeSite, workshop } from "../site.ts";
import { basePath, sites } from "./builds.ts";

test.each([
  ["fixture", "/"],
  ["base", basePath],
  ["content", "/"],
] as const)("in the site %s under %s", async (name, root) => {
  const folder = sites[name];
  const pages = await readWholeSite(folder);
  expect([...pages.values()].flatMap(addressesIn).length).toBeGreaterThan(500);
  expect(await lostAddresses({ folder, root, pages })).toEqual([]);
});

test("what leads nowhere is found, in whatever it stands", async () => {
  const folder = join(workshop, "lost");
  await cp(sites.fixture, folder, { recursive: true, filter: (source) => !/\.woff2$/u.test(source) });
  const change = async (file: string, from: string | RegExp, to: string): Promise<void> => {
    const text = await readFile(join(folder, file), "utf8");
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(join(folder, file), changed);
  };
  await change(
    "en/about/index.html",
    "</main>",
    '<a href="../no/"></a><a href="#no"></a><a href="/en/#no"></a><a href="/en"></a><img srcset="/a.png 1x, /favicon.svg 2x"><form action="/no/"></form><link href="https://fixture.example/none/"></main>',
  );
  await change("llms.txt", "https://fixture.example/", "https://fixture.example/lost/");
  await change("sitemap-en-0.xml", "<loc>https://fixture.example/en/", "<loc>https://fixture.example/em/");
  const page = await readFile(join(folder, "en/about/index.html"), "utf8");
  const pages = new Map([
    ...(await readWholeSite(sites.fixture)),
    ["/en/about/", { address: "/en/about/", html: page, document: parsePage(page) }] as const,
  ]);
  const lost = await lostAddresses({ folder, root: "/", pages });
  expect(lost.filter((line) => /^en\/about\/ .*(?<!\.woff2)$/u.test(line))).toEqual([
    ...["../no/", "#no", "/en/#no", "/en", "/a.png", "/no/", "https://fixture.example/none/"].map(
      (address) => `en/about/ → ${address}`,
    ),
  ]);
  expect(lost.filter((line) => line.startsWith("llms.txt → https://fixture.example/lost/"))).toHaveLength(1);
  expect(lost.filter((line) => line.startsWith("sitemap-en-0.xml → https://fixture.example/em/"))).toHaveLength(1);
  expect(lost.filter((line) => /.css → .*.woff2$/u.test(line))).not.toEqual([]);
});
