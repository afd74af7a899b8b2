/** No page, style or drawing has an error, by the checker of the W3C. */
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { sites } from "../build/builds.ts";
import { workshop } from "../site.ts";
import { type NuMessage, nuMessages } from "./nu.ts";
import { type Tolerated, tolerated } from "./nu-tolerated.ts";

const isOf =
  ({ message, extract = "" }: NuMessage) =>
  (one: Tolerated): boolean =>
    one.message === message && extract.includes(one.of);

const used = new Set<Tolerated>();

test.each(["fixture", "base", "content"] as const)("of the site %s", async (name) => {
  const found = await nuMessages(sites[name]);
  for (const message of found) for (const one of tolerated.filter(isOf(message))) used.add(one);
  const others = found.filter((message) => !tolerated.some(isOf(message)));
  expect(
    others.map(
      ({ type, url, lastLine, lastColumn, message, extract }) =>
        `${url}:${lastLine}:${lastColumn} ${type}: ${message} (${extract})`,
    ),
  ).toEqual([]);
});

test("nothing is tolerated that does not occur", () => {
  expect(tolerated.filter((one) => !used.has(one))).toEqual([]);
});

test("an error in a page, a style or a drawing would be found", async () => {
  const folder = join(workshop, "nu");
  await mkdir(folder, { recursive: true });
  const files = {
    "page.html": '<!doctype html><html lang="en"><title>x</title><p id="a"></p><p id="a"></p>',
    "style.css": "p { colour: red }",
    "drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const found = await nuMessages(folder);
  const inError = found.filter(({ type }) => type === "error").map(({ url }) => basename(url));
  expect(new Set(inError)).toEqual(new Set(Object.keys(files)));
});
