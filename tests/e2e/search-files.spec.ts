/** What the search loads, and what it does with what is hostile or lost. */
import type { Page } from "playwright/test";
import { bundleAddress } from "../../src/search/bundle.ts";
import { expect, overflowOf, siteAddress, test } from "./reader.ts";
import { answered, buttonOf, english, fieldOf, panelOf, resultsOf, search, statusOf } from "./search.ts";

test.describe("what is loaded", () => {
  test("is nothing before a reader shows interest, and one language's index then", async ({ page }) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(english, { waitUntil: "networkidle" });
    const searching = (): string[] => requests.filter((path) => /pagefind|panel/u.test(path));
    expect(searching()).toEqual([]);
    await buttonOf(page).hover();
    await expect.poll(searching).toContain(bundleAddress("/", "en") + "pagefind.js");
    await search(page, "sideways");
    expect(searching().filter((path) => path.startsWith(bundleAddress("/", "ar")))).toEqual([]);
  });

  test("works under a policy that allows the site's own files alone", async ({ page }) => {
    const policy =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    await page.route("**/en/**", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    await page.goto(english);
    await search(page, "rope");
    await expect(resultsOf(page)).not.toHaveCount(0);
    await resultsOf(page).getByRole("link").first().click();
    await expect(page).toHaveURL(/found=/u);
  });

  test("is found under a base path", async ({ page }) => {
    await page.goto(`${siteAddress("based")}en/`);
    await search(page, "sideways");
    await resultsOf(page).getByRole("link").first().click();
    await expect(page).toHaveURL(`${siteAddress("based")}en/bridges-in-every-form/?found=sideways`);
    await page.goto(`${siteAddress("based")}en/search/?q=sideways`);
    await answered(page, "sideways");
    await expect(resultsOf(page)).toHaveCount(1);
  });
});

test.describe("hostile queries", () => {
  for (const query of [
    " ",
    '"',
    "''",
    "<img src=x onerror=alert(1)>",
    "🌉🌉",
    "\u202Eabc جسر",
    "$& $1 {n} {words}",
    "a".repeat(10_000),
    "rope ".repeat(2000),
    "%00%ff&q=2#x",
  ]) {
    test(`do no harm: ${query.slice(0, 30)}`, async ({ page }) => {
      page.on("dialog", (dialog) => expect.soft(dialog.message()).toBe("no dialog"));
      await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
      await expect(panelOf(page)).not.toHaveAttribute("data-phase", "loading");
      await expect(panelOf(page)).not.toHaveAttribute("data-phase", "failed");
      await expect(panelOf(page).locator("img, script, svg")).toHaveCount(0);
      expect(await overflowOf(page)).toBe(0);
    });
  }

  test("and hostile titles stay text", async ({ page }) => {
    await page.goto("/en/search/?q=taut");
    await expect(resultsOf(page).first().locator("h2")).toContainText("<cables>");
    await expect(resultsOf(page).locator(".result-parts a").first()).toContainText('knot"><svg');
    await expect(panelOf(page).locator("cables, script, svg")).toHaveCount(0);
  });
});

test.describe("when files are lost", () => {
  test.use({
    allowedErrors: /404|Failed to (?:fetch|load)|Pagefind|dynamically imported|WebAssembly|gzip|decompress/iu,
  });

  const isTold = async (page: Page): Promise<void> => {
    await expect(statusOf(page)).toHaveText(/not available/u);
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await panelOf(page).getByRole("link", { name: "All articles" }).click();
    await expect(page).toHaveURL(/\/en\/articles\/$/u);
  };

  for (const lost of [
    "**/pagefind/**",
    "**/pagefind.js",
    "**/pagefind-entry.json*",
    "**/*.pf_meta",
    "**/wasm.*",
    "**/*.pf_index",
    "**/*.pf_fragment",
  ]) {
    test(`the reader is told, and led to all articles: ${lost}`, async ({ page }) => {
      await page.route(lost, (route) => route.fulfill({ status: 404, body: "" }));
      await page.goto("/en/search/?q=bridge");
      await isTold(page);
    });
  }

  for (const lost of ["**/pagefind/*/en/index/**", "**/pagefind/*/en/filter/**"]) {
    test(`what the reader’s own language has lost is no absence: ${lost}`, async ({ page }) => {
      await page.route(lost, (route) => route.fulfill({ status: 404, body: "" }));
      await page.goto("/en/search/?q=جسر");
      await isTold(page);
    });
  }

  test("of another language alone, the reader’s own is searched, and the loss told", async ({ page }) => {
    await page.route("**/pagefind/*/ar/**", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("/en/search/?q=sideways&everywhere=yes");
    await answered(page, "sideways");
    await expect(statusOf(page)).toHaveText("One language could not be searched. Results: 1");
    await fieldOf(page).fill("sideways zebra");
    await answered(page, "sideways zebra");
    await expect(resultsOf(page)).toHaveCount(1);
  });

  test("and the search page’s own scripts among them, it says so", async ({ page }) => {
    await page.route("**/panel.*.js", (route) => route.abort());
    await page.goto("/en/search/?q=sideways");
    await expect(statusOf(page)).toHaveText(/not available/u);
  });

  test("and all scripts, it says so after a while", async ({ page }) => {
    await page.route("**/_astro/*.js", (route) => route.abort());
    await page.goto("/en/search/?q=sideways");
    await expect(page.locator(".search-without-scripts")).toBeHidden();
    await expect(page.locator(".search-without-scripts")).toBeVisible({ timeout: 10_000 });
  });

  test("in the dialog too, and a second try may succeed", async ({ page }) => {
    await page.route("**/pagefind/**", (route) => route.abort());
    await page.goto(english);
    await buttonOf(page).click();
    await fieldOf(page).fill("sideways");
    await expect(statusOf(page)).toHaveText(/not available/u);
    await page.unroute("**/pagefind/**");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(resultsOf(page)).toHaveCount(1);
  });

  test("the client itself among them, the form still leads to the search page", async ({ page }) => {
    await page.route("**/panel.*.js", (route) => route.abort());
    await page.goto(english);
    await buttonOf(page).click();
    await fieldOf(page).fill("sideways");
    await expect(panelOf(page).getByRole("status")).toHaveText(/not available/u);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page).toHaveURL(/\/en\/search\/\?q=sideways$/u);
  });
});
