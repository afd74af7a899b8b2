/** Chromium opens a page at the words of a text directive: scrolls to them and highlights them. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright/test";
import { citedWordsAddress } from "../../src/citations/text-fragment.ts";
import { expect, test } from "./reader.ts";

/** How a source may write the words that a record quotes, and whether it does so in one block. */
const cases = [
  {
    name: "plain words",
    quote: "only a subset will be accepted.",
    html: "<p>And only a subset will be accepted. Yes.</p>",
  },
  {
    name: "commas, hyphens, ampersands, parentheses",
    quote: "R&D, on-chip memory (16, 32 & 64 MiB) - and more",
    html: "<p>Our R&amp;D, on-chip memory (16, 32 &amp; 64 MiB) - and more of it.</p>",
  },
  {
    name: "an apostrophe of the other shape",
    quote: "Small batches are fast but don't utilize the hardware well.",
    html: "<p>Small batches are fast but don’t utilize the hardware well.</p>",
  },
  {
    name: "quotation marks of another shape",
    quote: 'it is not uncommon to see a "not implemented" error while writing kernels',
    html: "<p>So it is not uncommon to see a «not implemented» error while writing kernels.</p>",
  },
  {
    name: "a long quotation over two blocks, with markup inside",
    quote:
      "Padding increases the amount of memory required for a tensor. It can lead to an error in the extreme case, and on small devices it does so more often than on large ones.",
    html: "<p>Padding <em>increases</em> the amount of memory required for a tensor.</p><p>It can lead to an error in the extreme case, and on small devices it does so <b>more often than</b> on large ones.</p>",
  },
  {
    name: "accents and other scripts",
    quote: "perché l’unità è più lenta di così, “bridge” جسر",
    html: "<p>Ecco perché l'unità è più lenta di così, “bridge” جسر.</p>",
  },
  { name: "a percent sign and a plus", quote: "100% + 5 = a lot", html: "<p>It is 100% + 5 = a lot.</p>" },
];

const red = "rgb(255, 0, 0)";
const filler = "<p style='height: 3000px'>Small batches, R&amp;D, padding, perché: only not the words.</p>";

let server: Server;
let address: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const index = Number(new URL(request.url ?? "/", "http://localhost").searchParams.get("case"));
    const style = `<style>::target-text { background: ${red}; color: ${red} }</style>`;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><title>A source</title><link rel="icon" href="data:,">${style}${filler}<div id="words">${cases[index]?.html}</div>${filler}`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

test.afterAll(() => new Promise((resolve) => server.close(resolve)));

// The source is another host: that is what it is about.
test.use({ otherHosts: true });

/** How many pixels of the window are highlighted. */
async function highlighted(page: Page): Promise<number> {
  const image = `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;
  return page.evaluate(async (source) => {
    const bitmap = await createImageBitmap(await (await fetch(source)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 0) count += 1;
    return count;
  }, image);
}

for (const [index, { name, quote }] of cases.entries()) {
  test(`the words are found, shown and highlighted: ${name}`, async ({ page }) => {
    await page.goto(citedWordsAddress(`${address}?case=${index}`, { quote }));
    await expect(page.locator("#words")).toBeInViewport();
    await expect.poll(() => highlighted(page)).toBeGreaterThan(200);
  });
}

test("a fragment of the address itself still leads to its element where the words have gone", async ({ page }) => {
  await page.goto(citedWordsAddress(`${address}?case=0#words`, { quote: "words that the page has lost" }));
  await expect(page.locator("#words")).toBeInViewport();
  expect(await highlighted(page)).toBe(0);
});
