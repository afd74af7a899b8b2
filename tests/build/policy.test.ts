/** Nothing stands in a finished file that the policy of the site would stop, and every page says that policy itself. */
import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, test } from "vitest";
import { PAGE_POLICY } from "../../src/hosting/policy.ts";
import { attributeOf, elementsOf, parsePage, rawTextOf, select } from "../html.ts";
import { readWholeSite } from "../site.ts";
import { childrenOf, parseXml, type XmlElement } from "../xml.ts";
import { basePath, sites } from "./builds.ts";

const built = [
  ["fixture", sites.fixture, "/"],
  ["base", sites.base, basePath],
  ["content", sites.content, "/"],
] as const;

interface Piece {
  name: string;
  attributes: readonly (readonly [string, string])[];
  text: string;
}

/** What would run, load or look otherwise without being a file of its own; a block of data does none of it. */
function inlineIn({ name, attributes, text }: Piece): string[] {
  const isData = attributes.some(([attribute, value]) => attribute === "type" && value === "application/ld+json");
  return [
    ...(name === "script" && !isData && text !== "" ? ["script"] : []),
    ...(name === "style" ? ["style"] : []),
    ...attributes.flatMap(([attribute, value]) => [
      ...(attribute === "style" || attribute === "srcdoc" || attribute.startsWith("on")
        ? [`${name} ${attribute}`]
        : []),
      // As a browser reads addresses: blanks and control characters in them do not count (URL, 4.4).
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      ...(/^(?:javascript|vbscript|data):/iu.test(value.replaceAll(/[\u0000-\u0020]/gu, ""))
        ? [`${name} ${value}`]
        : []),
    ]),
  ];
}

const inlineInHtml = (document: Tree.Document): string[] =>
  elementsOf(document).flatMap((element) => {
    const attributes = element.attrs.map(({ name, value }) => [name, value] as const);
    // What is in a template is a page of its own to a parser.
    const inside = "content" in element ? inlineInHtml(element.content as Tree.Document) : [];
    return [...inlineIn({ name: element.tagName, attributes, text: rawTextOf(element) }), ...inside];
  });

const inlineInXml = ({ name, attributes, text, children }: XmlElement): string[] => [
  ...inlineIn({ name, attributes: Object.entries(attributes), text }),
  ...children.flatMap(inlineInXml),
];

test.each([
  "<script>1</script>",
  '<script type="module">1</script>',
  "<style>p {}</style>",
  '<p style="color: red">',
  "<p ONCLICK=1>",
  "<svg><a xlink:href=javascript:1></svg>",
  '<a href=" java\nscript:1">',
  '<a href="&#1;JavaScript:1">',
  "<template><p onclick=1></template>",
  '<iframe srcdoc="<p>">',
])("%s is found", (html) => {
  expect(inlineInHtml(parsePage(html))).toHaveLength(1);
});

describe.each(built)("%s", (name, folder, base) => {
  test("has nothing inline in any page, drawing or feed", async () => {
    const found: string[] = [];
    const pages = await readWholeSite(folder);
    for (const { address, document } of pages.values())
      found.push(...inlineInHtml(document).map((what) => `${address} ${what}`));
    for await (const file of glob("**/*.svg", { cwd: folder })) {
      const drawing = parseXml(await readFile(join(folder, file), "utf8"));
      found.push(...inlineInXml(drawing).map((what) => `${file} ${what}`));
    }
    for await (const file of glob("**/feed.xml", { cwd: folder })) {
      const feed = parseXml(await readFile(join(folder, file), "utf8"));
      const texts = childrenOf(feed, "entry").flatMap((entry) => childrenOf(entry, "content"));
      expect(texts.length).toBeGreaterThan(0);
      for (const { text } of texts) found.push(...inlineInHtml(parsePage(text)).map((what) => `${file} ${what}`));
    }
    expect(found).toEqual([]);
    expect(pages.size).toBeGreaterThan(50);
  });

  test("says its policy in every page, before anything that it is about", async () => {
    for (const { address, document } of (await readWholeSite(folder)).values()) {
      const [first] = select(document, "head").flatMap(elementsOf);
      expect(first?.tagName, address).toBe("meta");
      expect(
        first?.attrs.map(({ value }) => value),
        address,
      ).toEqual(["Content-Security-Policy", PAGE_POLICY]);
    }
  });

  test("says of every script and style what its bytes are", async () => {
    const digests = new Map<string, string>();
    for await (const file of glob("_astro/*.{css,js}", { cwd: folder })) {
      const bytes = await readFile(join(folder, file));
      digests.set(`${base}${file}`, `sha384-${createHash("sha384").update(bytes).digest("base64")}`);
    }
    for (const { address, document } of (await readWholeSite(folder)).values()) {
      const loaded = ["script[src]", "link[rel=stylesheet]", "link[rel=modulepreload]"].flatMap((selector) =>
        select(document, selector),
      );
      expect(loaded.length, address).toBeGreaterThan(1);
      for (const element of loaded) {
        const file = attributeOf(element, "src") ?? attributeOf(element, "href") ?? "";
        expect(attributeOf(element, "integrity"), `${address} ${file}`).toBe(digests.get(file) ?? "a file of the site");
      }
    }
  });

  test("brings what hosts read", async () => {
    const headers = await readFile(join(folder, "_headers"), "utf8");
    expect(headers).toMatch(new RegExp(`^${base.replaceAll("/", "\\/")}\\*\\n  Content-Security-Policy: `, "u"));
    const [, ...rules] = headers.trimEnd().split("\n\n");
    const kept = rules.flatMap((rule) => /^(\S+)\*\n {2}Cache-Control/u.exec(rule)?.[1] ?? []);
    const files = (await Array.fromAsync(glob("**/*.*", { cwd: folder }))).map((file) => `${base}${file}`);
    // What a rule keeps is there, and its name has a part that changes with its bytes.
    for (const start of kept) {
      const those = files.filter((file) => file.startsWith(start));
      expect(
        those.filter((file) => !/[._-][\w-]{7,}\.\w+$/u.test(file)),
        start,
      ).toEqual([]);
    }
    expect(kept.filter((start) => files.some((file) => file.startsWith(start))).length).toBeGreaterThan(4);
    const redirects = (await readFile(join(folder, "_redirects"), "utf8")).split("\n");
    const [start, ...moved] = base === "/" ? ["", ...redirects] : redirects;
    expect(start).toBe(base === "/" ? "" : `/ ${base} 301`);
    expect(moved.pop()).toBe("");
    // Every page that leads on by itself is a rule too, which leads to the same.
    const pages = [...(await readWholeSite(folder)).values()];
    const leading = pages.flatMap(({ address, document }) =>
      select(document, "meta[http-equiv=refresh]").map(
        (meta) => `${base.slice(0, -1)}${address} ${attributeOf(meta, "content")?.replace("0; url=", "")} 301`,
      ),
    );
    expect(moved).toEqual(expect.arrayContaining(leading));
    expect(leading.length > 0).toBe(name !== "content");
  });
});
