/** A page on paper: every entry of its bibliography with its address, whole, and nothing that only a screen needs. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { Page, TestInfo } from "playwright/test";
import { pathOf } from "../../src/cli/programs.ts";
import { expect, test } from "../e2e/reader.ts";
import { onEveryPage, openCard, openFolds } from "./pages.ts";

const run = promisify(execFile);

/** What is open while the page is printed, and stays on the screen. */
const ON_SCREEN = ".card, .found-bar, .folded-sources, .contents, .exports, .skip, .languages, theme-choice";

/** Words of a page as it is printed, with their right and left ends, and the width of its paper, in points. */
async function printed(page: Page, file: string): Promise<{ text: string; beyond: string[] }> {
  await writeFile(file, await page.pdf({ format: "A4" }));
  const { stdout } = await run(pathOf("pdftotext"), ["-bbox", file, "-"], { maxBuffer: 1e9 });
  const width = Number(/<page width="([\d.]+)"/u.exec(stdout)?.[1]);
  const words = [...stdout.matchAll(/<word xMin="([-\d.]+)"[^>]*xMax="([-\d.]+)"[^>]*>(.*?)<\/word>/gu)];
  const beyond = words
    .filter(([, from, to]) => Number(from) < 0 || Number(to) > width)
    .map(([, , , word = ""]) => word);
  return { text: words.map(([, , , word = ""]) => word).join(""), beyond };
}

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };
const plain = (text: string): string => text.replaceAll(/&\w+;/gu, (entity) => ENTITIES[entity] ?? entity);

/** Addresses of the entries, as the page says them on paper, without spaces. */
const addressesOn = (page: Page): Promise<string[]> =>
  page.locator(".bibliography > ol > li").evaluateAll((entries) =>
    entries.map((entry) => {
      const link = entry.querySelector<HTMLAnchorElement>(".entry-source > a");
      return link?.getAttribute("href")?.replaceAll(/\s/gu, "") ?? `no address: ${entry.id}`;
    }),
  );

test("every source is there with its whole address", async ({ browser }, info: TestInfo) => {
  test.setTimeout(10_800_000);
  let entries = 0;
  const found = await onEveryPage(browser, async (page) => {
    const addresses = await addressesOn(page);
    await openFolds(page);
    await openCard(page);
    const { text, beyond } = await printed(page, info.outputPath(`${encodeURIComponent(page.url())}.pdf`));
    entries += addresses.length;
    await page.emulateMedia({ media: "print" });
    const left = await page
      .locator(`${ON_SCREEN} >> visible=true`)
      .evaluateAll((all) => all.map(({ className }) => className));
    return [
      ...addresses.filter((address) => !plain(text).includes(address)).map((address) => `lacks ${address}`),
      ...beyond.map((word) => `cuts ${word}`),
      ...left.map((name) => `prints ${name}`),
    ];
  });
  expect(found).toEqual([]);
  expect(entries).toBeGreaterThan(100);
});
