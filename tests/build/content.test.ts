/** The project's own knowledge, by laws that know none of it by name. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { markersOf } from "../citations.ts";
import { attributeOf, select } from "../html.ts";
import { projectRoot, readSite, run } from "../site.ts";
import { sites } from "./builds.ts";

const content = join(projectRoot, "content");
const { locales } = parse(await readFile(join(content, "site.yaml"), "utf8")) as { locales: { tag: string }[] };
const tags = locales.map(({ tag }) => tag);

test("there are no problems", async () => {
  const { status, errors, output } = await run("check", { content });
  expect({ status, errors }).toEqual({ status: 0, errors: "" });
  expect(output).toMatch(/^No problems\. Articles: \d+; sources: \d+\.\n$/u);
});

test.each(["articles", "pages", "introductions"])("all %s exist in every locale", async (room) => {
  for (const id of await readdir(join(content, room))) {
    const texts = (await readdir(join(content, room, id))).filter((file) => /\.mdx?$/u.test(file));
    const found = texts.map((file) => file.replace(/\.mdx?$/u, ""));
    expect(found.sort(), `${room}/${id}`).toEqual([...tags].sort());
  }
});

test("the variants of an article cite the same sources and passages", async () => {
  const cited = async (id: string, tag: string): Promise<string[]> => {
    const text = await readFile(join(content, "articles", id, `${tag}.md`), "utf8").catch(() =>
      readFile(join(content, "articles", id, `${tag}.mdx`), "utf8"),
    );
    return [...new Set(text.match(/@[a-z0-9-]+(?:#[a-z0-9-]+)?(?=[^[\]]*\])/gu))].sort();
  };
  for (const id of await readdir(join(content, "articles"))) {
    const [first, ...others] = await Promise.all(tags.map((tag) => cited(id, tag)));
    for (const other of others) expect(other, id).toEqual(first);
  }
});

test("every article cites its sources", async () => {
  const articles = [...(await readSite(sites.content)).values()].filter((page) =>
    select(page.document, "meta[property=og:type]").some((meta) => attributeOf(meta, "content") === "article"),
  );
  expect(articles.length).toBeGreaterThanOrEqual(tags.length);
  for (const page of articles) expect(markersOf(page).length, page.address).toBeGreaterThan(0);
});
