/** Addresses that have moved, as browsers follow them on a host that knows no redirects. */
import { axeOn, expect, test } from "./reader.ts";

const cases = [
  { from: "/en/every-bridge/", to: "/en/bridges-in-every-form/#passages-and-places" },
  { from: "/ar/masadir/marlow-1999/", to: "/ar/masadir/marlow-spans/" },
] as const;

/** Nothing is allowed but the site's own style sheets. */
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  for (const { from, to } of cases) {
    test(`${from} leads to ${to}, whatever the policy`, async ({ page }) => {
      await page.route(`**${from}`, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": POLICY };
        await route.fulfill({ response, headers });
      });
      await page.goto(from);
      await page.waitForURL(`**${to}`);
      await expect(page.locator("h1")).toBeVisible();
    });
  }
});

for (const theme of ["light", "dark"] as const) {
  test.describe(`${theme} theme`, () => {
    test.use({ colorScheme: theme });

    test("a browser that stays can read where it has moved to, and go there", async ({ page }) => {
      await page.route("**/ar/masadir/marlow-1999/", async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace('http-equiv="refresh"', 'name="was-refresh"');
        await route.fulfill({ response, body });
      });
      await page.goto("/ar/masadir/marlow-1999/");
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const rules = { runOnly: { type: "tag" as const, values: tags }, rules: { "target-size": { enabled: true } } };
        const { violations } = await axeOn(page, rules).analyze();
        expect(violations.map(({ id, nodes }) => `${id} ${nodes.length}`)).toEqual([]);
      }
      await page.getByRole("main").getByRole("link").click();
      await expect(page).toHaveURL(/\/ar\/masadir\/marlow-spans\/$/u);
    });
  });
}
