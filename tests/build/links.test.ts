/** Links by id in the built fixture: where they lead, in each language and each form of a text. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { attributeOf, type Element, only, select, textOf } from "../html.ts";
import { copyOf, fixture, type Page, readSite, run, workshop } from "../site.ts";
import { basePath, sites } from "./builds.ts";

describe.each([
  ["at the root", sites.fixture, "/"],
  ["under a base path", sites.base, basePath],
])("%s", (_, folder, base) => {
  let pages: Map<string, Page>;
  beforeAll(async () => {
    pages = await readSite(folder);
  });

  const links = (address: string, part = ".prose"): Element[] =>
    select(only(pages.get(address)?.document ?? expect.fail(address), part), "a");
  /** [address, hreflang, its words, title] of the link with a text. */
  function linkOf(address: string, words: string, part?: string): (string | undefined)[] {
    const [link] = links(address, part).filter((element) => textOf(element) === words);
    if (link === undefined) return expect.fail(`${address} has no link "${words}".`);
    return ["href", "hreflang", "data-in-language", "title"].map((name) => attributeOf(link, name)?.replace(base, "/"));
  }

  test("a link leads to the variant in its own language", () => {
    expect(linkOf("/en/about/", "every form")).toEqual([
      "/en/bridges-in-every-form/#passages-and-places",
      ...[undefined, undefined, undefined],
    ]);
    expect(linkOf("/ar/mustalahat/", "في مقال")).toEqual(["/ar/al-jusur/", undefined, undefined, undefined]);
    expect(linkOf("/ar/an-al-daftar/", "الكابلات")).toEqual(["/ar/mawadi/kablat/", undefined, undefined, undefined]);
    expect(linkOf("/ar/mawadi/aqwas/", "سجل القوس", ".introduction")[0]).toBe("/ar/masadir/marlow-spans/");
  });

  test("where there is none it leads to another language and says which", () => {
    expect(linkOf("/ar/an-al-daftar/", "جسر من كابلات")).toEqual([
      "/en/cables-from-mdx/",
      "en",
      "باللغة الإنجليزية",
      "بالإنكليزية",
    ]);
    expect(linkOf("/en/about/", "a ford")).toEqual(["/ar/makhadat-al-hijara/#الماء", "ar", "in Arabic", undefined]);
  });

  test("MDX leads to the same places", () => {
    expect(linkOf("/en/cables-from-mdx/", "a source")).toEqual([
      "/en/sources/rope-walk/",
      undefined,
      undefined,
      undefined,
    ]);
    expect(linkOf("/en/cables-from-mdx/", "a page")).toEqual([
      "/en/about/#how-to-cite-it",
      undefined,
      undefined,
      "about",
    ]);
    expect(linkOf("/en/cables-from-mdx/", "a ford")).toEqual(["/ar/makhadat-al-hijara/", "ar", "in Arabic", undefined]);
  });

  test("no page, file or feed has an id for an address", async () => {
    const written = /(?:href=(?:"|&quot;)|\]\(<?)(?:article|page|topic|source):/u;
    const files = ["en/feed.xml", "ar/feed.xml", "en/about.md", "en/terms.md", "ar/mustalahat.md", "en/llms.txt"];
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    const all = [...[...pages.values()].map(({ html }) => html), ...texts];
    expect(all.filter((text) => written.test(text))).toEqual([]);
    expect(texts[0]).toContain(
      `href=&quot;https://fixture.example${base}ar/makhadat-al-hijara/&quot;&gt;a ford (in Arabic)&lt;/a&gt;`,
    );
  });

  test("Markdown has complete addresses, and headings without the braces of their ids", async () => {
    const text = await readFile(join(folder, "en/terms.md"), "utf8");
    expect(text).toContain(`[in an article](https://fixture.example${base}en/bridges-in-every-form/)`);
    expect(text).toContain(`[splice](https://fixture.example${base}en/terms/#splice)`);
    expect(text).toContain("\n### *Eye* of a `cord`\n");
    expect(text).not.toContain("{#");
  });
});

test("in every language a heading has the id that it is given, and the words without the braces", async () => {
  const pages = await readSite(sites.fixture);
  for (const address of ["/en/terms/", "/ar/mustalahat/"]) {
    const headings = select(only(pages.get(address)?.document ?? expect.fail(address), ".prose"), "h3");
    expect(headings.map((heading) => attributeOf(heading, "id"))).toEqual([
      ...["arch", "pier", "splice", "cable", "eye", "two-cords", "cited"],
    ]);
    expect(headings.map(textOf).filter((text) => /[{}]/u.test(text))).toEqual([]);
  }
});

test("what leads to a draft is a problem, unless the text that links is one itself", async () => {
  const content = await copyOf(fixture, "draft-links");
  const about = join(content, "pages/about/en.md");
  const draft = join(content, "articles/unfinished/en.md");
  await writeFile(
    draft,
    `${await readFile(draft, "utf8")}\nSee [itself](article:unfinished#part).\n\n## Part\n\nNothing.\n`,
  );
  const before = await run("check", { content, out: join(workshop, "draft-links-out") });
  expect(before).toMatchObject({ status: 0, errors: "" });
  await writeFile(about, `${await readFile(about, "utf8")}\nSee [a draft](article:unfinished#part).\n`);
  const after = await run("check", { content, out: join(workshop, "draft-links-out") });
  expect(after.status).toBe(1);
  expect(after.output).toMatch(/pages\/about\/en\.md:\d+:\d+ link-exists: the article “unfinished” is a draft/u);
});
