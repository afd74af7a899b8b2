import { describe, expect, test } from "vitest";
import { absoluteHtml } from "../../../src/exports/absolute-html.ts";

const page = "https://base.example/kb/en/one/";

describe("a fragment of a page", () => {
  test.each([
    ['<a href="#ref-a">1</a>', '<a href="https://base.example/kb/en/one/#ref-a">1</a>'],
    ['<a href="../two/">2</a>', '<a href="https://base.example/kb/en/two/">2</a>'],
    ['<a href="/root/?a=1&amp;b=2">3</a>', '<a href="https://base.example/root/?a=1&amp;b=2">3</a>'],
    ['<a href="https://x.example/a">4</a>', '<a href="https://x.example/a">4</a>'],
    ['<a href="mailto:a@x.example">5</a>', '<a href="mailto:a@x.example">5</a>'],
    ['<a href="tel:+390612345">6</a>', '<a href="tel:+390612345">6</a>'],
    ['<img src="a.png" alt="A">', '<img src="https://base.example/kb/en/one/a.png" alt="A">'],
    ['<blockquote cite="b/">q</blockquote>', '<blockquote cite="https://base.example/kb/en/one/b/">q</blockquote>'],
  ])("%s has complete addresses", (fragment, expected) => {
    expect(absoluteHtml(fragment, page)).toBe(expected);
  });

  test.each([
    ["a<script>alert(1)</script>b", "ab"],
    ["a<style>p{}</style><!-- c -->b", "ab"],
    ["a<span hidden>x <b>y</b></span><template><p>z</p></template>b", "ab"],
    ['<svg onload="x"><script>1</script></svg>b', "b"],
    [
      '<p id="p" class="c" role="note" aria-hidden="true" tabindex="0" style="x" onclick="y" data-z="1">b</p>',
      "<p>b</p>",
    ],
    ['<p lang="ar" dir="rtl">b</p>', '<p lang="ar" dir="rtl">b</p>'],
    ['<ol start="3"><li value="4">b</li></ol>', '<ol start="3"><li value="4">b</li></ol>'],
    ["a &amp; &lt;b&gt; c", "a &amp; &lt;b&gt; c"],
    [
      '<a href="https://x.example/a" hreflang="ar" data-in-language="in Arabic &amp;c"><em>4</em></a>',
      '<a href="https://x.example/a"><em>4</em> (in Arabic &amp;c)</a>',
    ],
  ])("%s leaves the page behind", (fragment, expected) => {
    expect(absoluteHtml(fragment, page)).toBe(expected);
  });

  test.each("base button embed form iframe link meta noscript object script style template".split(" "))(
    "%s is no part of a feed",
    (name) => {
      expect(absoluteHtml(`a<${name} src="x"></${name}>b`, page)).toBe("ab");
    },
  );

  test.each(["javascript:alert(1)", " JavaScript:alert(1)", "vbscript:x", "data:text/html,<script>1</script>"])(
    "%s leads nowhere",
    (address) => {
      expect(absoluteHtml(`<a href="${address}">a</a>`, page)).toBe("<a>a</a>");
    },
  );
});
