import { describe, expect, test } from "vitest";
import { pageText } from "../../../src/sources/page-text.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function textsOf(body: Uint8Array | string, type?: string): readonly string[] {
  return pageText({ type, body: typeof body === "string" ? bytes(body) : body, isCut: false }).texts;
}
const html = (markup: string): string => textsOf(markup, "text/html; charset=utf-8").join(" ¶ ");

describe("of HTML", () => {
  test.each([
    ["tags inside a word do not part it", "wo<b>r</b>d", "word"],
    ["blocks part words", "<p>one</p><p>two<br>three<li>four", "one two three four"],
    ["references are characters", "a&nbsp;&amp;&lt;b&gt; &eacute;", "a &<b> é"],
    ["scripts and styles are not read", "a<script>if (a</b>) '</p>'</script>b<style>p{}</style>c", "a b c"],
    ["nor are comments, frames and templates", "a<!-- x --><iframe>y</iframe><template>z<p>w</template>b", "a b"],
    ["what is shown where no script runs is read", "<noscript>the <i>text</i></noscript>", "the text"],
    ["so is what is folded", "<details><p hidden>deep</p></details>", "deep"],
    [
      "numbers of notes are left out",
      'It holds<sup>[1]</sup>. It<sup><a href="#n2">2</a></sup> does',
      "It holds. It does",
    ],
    ["but raised figures are not", "10<sup>6</sup> H<sub>2</sub>O", "106 H2O"],
    ["an empty element of SVG does not swallow the rest", "<svg><script/><title/></svg>after", "after"],
    ["what is never closed ends with the page", "before<script>never", "before"],
    ["null bytes are nothing", "a\u0000b", "ab"],
  ])("%s", (_, markup, text) => {
    expect(html(`<!doctype html>${markup}`)).toBe(text);
  });

  test("data of scripts is read apart, markup in it as markup", () => {
    const data = JSON.stringify({ payload: { lines: ["one line", "another"], body: "<p>a <b>bold</b> word</p>" } });
    expect(html(`<p>own</p><script type="application/json">${data}</script>`)).toBe(
      "own ¶ one line another a bold word",
    );
    expect(html('<p>own</p><script type="application/ld+json">no json</script>')).toBe("own");
  });

  test.each([
    ["a page that scripts write", "<div id=app>Loading</div><script src=app.js></script>"],
    ["the front page of a document", '<meta name="citation_pdf_url" content="https://example.org/a.pdf"><p>Abstract'],
    [undefined, `${"<p>many words".repeat(20)}<script src=app.js></script>`],
    ["a page that leads on to new.html", '<meta http-equiv="Refresh" content="0; URL=\'new.html\'"><p>Moved'],
    [undefined, '<meta http-equiv="refresh" content="600"><p>News'],
    [undefined, "<p>few words"],
  ])("may lack what a reader sees: %s", (doubt, markup) => {
    expect(pageText({ type: "text/html", body: bytes(markup), isCut: false }).doubt).toBe(doubt);
  });

  test("ten thousand elements in each other are read like others", () => {
    expect(html(`${"<div><b><i>".repeat(10_000)}deep`)).toBe("deep");
    expect(textsOf(`${"[".repeat(50_000)}"deep"${"]".repeat(50_000)}`, "application/json")).toEqual(["deep"]);
  });
});

describe("the encoding is found", () => {
  const page = "<!doctype html><p>perché";
  test.each([
    ["in the header", "text/html; charset=iso-8859-1", latin(page)],
    ["in quotation marks", 'text/html; charset="utf-8"', bytes(page)],
    ["in the page", "text/html", latin(`<meta charset=iso-8859-1>${page}`)],
    [
      "in the page, in the old way",
      "text/html",
      latin(`<meta http-equiv=x content='text/html; charset=latin1'>${page}`),
    ],
    ["by its mark", "text/html; charset=iso-8859-1", bytes(`\ufeff${page}`)],
    ["in sixteen bits", "text/html", Uint8Array.from([0xff, 0xfe, ...[...page].flatMap((c) => [c.charCodeAt(0), 0])])],
    ["where nothing says it and it is UTF-8", "text/html", bytes(page)],
    ["where nothing says it and it is not", "text/html", latin(page)],
    ["where the header is wrong", "text/html; charset=utf-8", latin(page)],
    ["where the header names nonsense", "text/html; charset=klingon", bytes(page)],
  ])("%s", (_, type, body) => {
    expect(textsOf(body, type)).toEqual(["perché"]);
  });

  test("and a last character that was cut off spoils nothing", () => {
    const body = bytes("a long perché").subarray(0, -1);
    const page = pageText({ type: "text/plain; charset=utf-8", body, isCut: true });
    expect(page).toEqual({ texts: ["a long perch"], doubt: "a page too long to be read whole" });
  });
});

describe("of other kinds", () => {
  test.each([
    ["text/plain", "one\n two", "one two"],
    ["text/markdown; charset=utf-8", "**one** [two](https://example.org/three) `four`", "one two four"],
    ["application/json", '{"a":["one",{"b":"two"}]}', "one two"],
    ["application/xml", "<a>one</a>", "<a>one</a>"],
    [undefined, "<!DOCTYPE html><p>one", "one"],
    [undefined, "plain", "plain"],
  ])("%s", (type, body, text) => {
    expect(textsOf(body, type)).toEqual([text]);
  });

  test.each([
    ["application/pdf", "%PDF-1.7 one", "application/pdf"],
    ["image/png", "one", "image/png"],
    [undefined, "\u0000\u0001", "no text"],
  ])("%s cannot be read", (type, body, doubt) => {
    expect(pageText({ type, body: bytes(body), isCut: false })).toEqual({ texts: [], doubt });
  });
});
