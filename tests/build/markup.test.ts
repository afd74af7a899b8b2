/** Every page is HTML as the standard has it. `npm run audit` asks this of all pages, here of those that differ. */
import { expect, test } from "vitest";
import { markupFaults, sampleOf } from "../markup.ts";
import { readWholeSite } from "../site.ts";
import { sites } from "./builds.ts";

test("the pages of the second knowledge base are", async () => {
  const pages = await readWholeSite(sites.fixture);
  expect(pages.size).toBeGreaterThan(10);
  expect((await Promise.all([...pages.values()].map(markupFaults))).flat()).toEqual([]);
});

test("every sort of page of the project’s own knowledge is", async () => {
  const pages = sampleOf((await readWholeSite(sites.content)).values());
  expect(pages.length).toBeGreaterThan(3);
  expect((await Promise.all(pages.map(markupFaults))).flat()).toEqual([]);
});

test("what is not is found", async () => {
  const pages = await readWholeSite(sites.fixture);
  const page = pages.get("/en/about/") ?? expect.fail();
  const html = page.html.replace("</main>", '<p id="page-main"><div>x</div></p><a>y</a></main>');
  const rules = (await markupFaults({ ...page, html })).map((fault) => fault.split(" ")[1]);
  expect(rules).toEqual(expect.arrayContaining(["no-dup-id:", "close-order:"]));
});
