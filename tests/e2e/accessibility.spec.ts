/**
 * WCAG 2.2 AA by axe, target sizes included, on every type of page, in both themes; wide and narrow in turn. The audit
 * has every page in both, with all that opens, in forced colours, and the project's own (tests/audit).
 */
import type { Page } from "playwright/test";
import { axeOn, expect, fixturePages, test } from "./reader.ts";

const everyRule = {
  runOnly: { type: "tag" as const, values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  // Off in axe unless asked for.
  rules: { "target-size": { enabled: true } },
};

/** A theme is colours and nothing else: what has passed every rule in one need only keep its contrast in the other. */
const contrast = { runOnly: { type: "rule" as const, values: ["color-contrast"] } };

/** What axe finds on a page with its folds open, a line each. */
async function violationsOf(page: Page, rules: Parameters<typeof axeOn>[1] = everyRule): Promise<string[]> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  const { violations } = await axeOn(page, rules).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary?.split("\n")[1]?.trim()}`),
  );
}

for (const [index, address] of fixturePages.entries()) {
  test(`${address} has no violations`, async ({ page }) => {
    await page.setViewportSize({ width: index % 2 === 0 ? 390 : 1440, height: 800 });
    await page.goto(address);
    if (address.includes("?q=")) await expect(page.getByRole("status")).not.toBeEmpty();
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violationsOf(page, contrast)).toEqual([]);
  });
}

test("an entry that was followed has none either", async ({ page }) => {
  await page.goto("/en/bridges-in-every-form/#ref-bureau-of-fords");
  expect(await violationsOf(page, contrast)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await violationsOf(page, contrast)).toEqual([]);
});

test("the rule for target sizes is really applied", async ({ page }) => {
  await page.goto("/en/about/");
  await page.evaluate(() => {
    const main = document.querySelector("main");
    for (const name of ["a", "b", "c"]) {
      const button = document.createElement("button");
      button.textContent = name;
      Object.assign(button.style, {
        all: "unset",
        width: "10px",
        height: "10px",
        minHeight: "0",
        display: "inline-block",
      });
      main?.append(button);
    }
  });
  expect((await violationsOf(page)).some((line) => line.includes("target-size"))).toBe(true);
});
