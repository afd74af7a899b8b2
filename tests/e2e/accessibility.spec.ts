/** WCAG 2.2 AA by axe, target sizes included, on every type of page, in both languages and both themes. */
import type { Page } from "playwright/test";
import { axeOn, contentPages, expect, fixturePages, siteAddress, test } from "./reader.ts";

const everyRule = {
  runOnly: { type: "tag" as const, values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  // Off in axe unless asked for.
  rules: { "target-size": { enabled: true } },
};

const themes = ["light", "dark"] as const;

/** A theme is colours and nothing else: what has passed every rule in one need only keep its contrast in the other. */
const rulesOf = {
  light: everyRule,
  dark: { runOnly: { type: "rule" as const, values: ["color-contrast"] } },
};

/** What axe finds on a page, a line each, on a wide and on a narrow screen. */
async function violationsOf(
  page: Page,
  {
    theme = "light",
    widths = theme === "light" ? [1440, 390] : [390],
  }: { theme?: (typeof themes)[number]; widths?: readonly number[] } = {},
): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await axeOn(page, rulesOf[theme]).analyze();
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) =>
            `${width} px ${id} ${target.join(" ")} ${failureSummary?.split("\n")[1]?.trim()}`,
        ),
      ),
    );
  }
  return found;
}

for (const theme of themes) {
  test.describe(`${theme} theme`, () => {
    test.use({ colorScheme: theme });

    for (const address of fixturePages) {
      test(`${address} has no violations`, async ({ page }) => {
        await page.goto(address);
        if (address.includes("?q=")) await expect(page.getByRole("status")).not.toBeEmpty();
        expect(await violationsOf(page, { theme })).toEqual([]);
      });
    }

    test("an entry that was followed has none either", async ({ page }) => {
      await page.goto("/en/bridges-in-every-form/#ref-bureau-of-fords");
      expect(await violationsOf(page, { theme })).toEqual([]);
    });

    test("the project's own pages have none", async ({ page }) => {
      test.slow();
      // One in six in each theme, at one width: they are of the fixture's makes, which are tried in all of them.
      const pages = (await contentPages(page)).filter((_, index) => index % 6 === 3 * themes.indexOf(theme));
      for (const [index, path] of pages.entries()) {
        await page.goto(new URL(path, siteAddress("content")).href);
        expect.soft(await violationsOf(page, { theme, widths: [index % 2 === 0 ? 1440 : 390] }), path).toEqual([]);
      }
    });
  });
}

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
  expect((await violationsOf(page, { widths: [1440] })).some((line) => line.includes("target-size"))).toBe(true);
});
