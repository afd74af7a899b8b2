/** Images beside texts: on the page, in the feed and in the Markdown they lead to the same bytes. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { attributeOf, only, select } from "../html.ts";
import { fixture, readSite } from "../site.ts";
import { basePath, sites } from "./builds.ts";

const built = [
  ["at the root", sites.fixture, "/"],
  [`under ${basePath}`, sites.base, basePath],
] as const;
const shown = [
  [
    "of Markdown",
    "/en/bridges-in-every-form/",
    "every-form/three-arches.svg",
    "A low bridge of three arches",
    [480, 120],
  ],
  ["of MDX", "/en/bridges-in-figures/", "figures-of-bridges/deck.png", "A deck of “boards” & beams", [240, 80]],
  ["of another language", "/ar/al-jusur/", "every-form/three-arches.svg", "جسر منخفض من ثلاثة أقواس", [480, 120]],
] as const;

for (const [where, folder, base] of built) {
  test.each(shown)(`an image %s has words, its size and its bytes, ${where}`, async (_, address, file, alt, size) => {
    const page = (await readSite(folder)).get(address) ?? expect.fail(`no page at ${address}`);
    const image = only(page.document, ".prose img");
    const of = (name: string): string | undefined => attributeOf(image, name);
    expect([of("alt"), of("width"), of("height")]).toEqual([alt, ...size.map(String)]);
    expect([of("loading"), of("decoding"), of("style")]).toEqual(["lazy", "async", undefined]);

    const source = of("src") ?? "";
    expect(source).toMatch(
      new RegExp(`^${base}images/articles/${file.replace(".", String.raw`\.[0-9a-f]{10}\.`)}$`, "u"),
    );
    const bytes = await readFile(join(fixture, "articles", file));
    expect(await readFile(join(folder, source.slice(base.length)))).toEqual(bytes);

    const markdown = await readFile(join(folder, `${address.replace(/^\/|\/$/gu, "")}.md`), "utf8");
    expect(markdown).toMatch(
      new RegExp(String.raw`!\[[^\]]+\]\(https://[^/]+${RegExp.escape(source)}(?: "[^"]*")?\)`, "u"),
    );
    const feed = await readFile(join(folder, address.slice(1, 3), "feed.xml"), "utf8");
    expect(feed).toMatch(
      new RegExp(
        String.raw`src=&quot;https://[^/]+${RegExp.escape(source)}&quot;|src="https://[^/]+${RegExp.escape(source)}"`,
        "u",
      ),
    );
  });
}

test("no page has an image without words and size, or of another host", async () => {
  for (const page of (await readSite(sites.content)).values()) {
    for (const image of select(page.document, "img")) {
      expect(attributeOf(image, "alt")?.trim(), page.address).toBeTruthy();
      expect(attributeOf(image, "width"), page.address).toBeTruthy();
      expect(attributeOf(image, "src"), page.address).toMatch(/^\/(?!\/)/u);
    }
  }
});
