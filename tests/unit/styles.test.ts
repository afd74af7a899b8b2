/** What the styles must not do, whatever they look like. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../site.ts";

/**
 * A selector by which what is anywhere in the page decides how other parts of it look. Chromium then looks for new
 * styles of every link and list item whenever an attribute anywhere changes: 741 elements when a card opened, not 13.
 */
const ASKS_WHOLE_PAGE =
  /(?:^|[\s,>(])(?:html|body|:root)(?![\w-])[^\s,>+~{]*:has\((?:[^()]|\([^()]*\))*\)[^\s,{]*\s*[^\s,{]/mu;

test("no part of a page is styled by what is anywhere in the page", () => {
  const files = globSync("src/**/*.css", { cwd: projectRoot });
  expect(files.length).toBeGreaterThan(20);
  const asking = files.filter((file) => ASKS_WHOLE_PAGE.test(readFileSync(join(projectRoot, file), "utf8")));
  expect(asking).toEqual([]);
});

test.each([":root:has(.bar) a {", "body.plain:has(> :is(main, p)) > .bar {", "a,\nhtml:has(a) b {"])(
  "%s is noticed",
  (rule) => expect(rule).toMatch(ASKS_WHOLE_PAGE),
);

test.each([":root:has(.bar) {", "body:has(> .bar) {\n  color: red;", ".body:has(a) b {", "body .list:has(a) b {"])(
  "%s is not",
  (rule) => expect(rule).not.toMatch(ASKS_WHOLE_PAGE),
);
