/** What is taken of a finished page for the search index. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexedPage } from "../../../../src/search/index/indexed-page.ts";
import type { Indexed } from "../../../../src/search/index/pages.ts";
import { attributeOf, elementsOf, only, parsePage, select, textOf } from "../../../html.ts";

const article: Indexed = {
  address: "/en/one/",
  work: { kind: "article", topic: "rivers", id: "one" },
  title: "One",
  trail: "Knowledge base › Rivers",
  lang: undefined,
  entries: ["en", "fr"],
  variants: new Map([["it", "/it/uno/"]]),
  places: new Map(),
  record: undefined,
};
const source: Indexed = {
  ...article,
  work: { kind: "source", id: "crane2020" },
  title: "On bridges",
  lang: "fr",
  record: { authors: ["Ada Crane", "Bureau, of Fords"], rest: ["2020", "crane2020"] },
};

const marker = '<span class="citation">[<a id="cite-a-1" href="#ref-a">1</a>]</span>';
const pageOf = (prose: string, below = ""): string =>
  `<header>Site</header><main><nav class="breadcrumb">Home</nav><h1>One</h1><p class="standfirst">Opening.</p>
  <ul class="facts"><li>33 sources</li></ul><div class="prose">${prose}</div>${below}</main><footer>Foot</footer>`;
const read = (html: string, entry: Indexed = article) => parsePage(indexedPage(html, entry, "en", ", "));
/** The text of the paragraphs. */
const textsOf = (prose: string): string[] => select(read(pageOf(prose)), "div p").map(textOf);

describe("the text of a page", () => {
  test("is title, standfirst and prose, and nothing around them", () => {
    expect(textOf(only(read(pageOf("<p>Text.</p>")), "body"))).toBe("OneOpening.Text.");
  });

  test.each([
    [`word ${marker}.`, "word."],
    [`word ${marker}${marker}, next`, "word, next"],
    [`word ${marker} ${marker} next`, "word next"],
    [`Glued${marker}together`, "Glued together"],
    [`Glued${marker}<em>together</em>`, "Glued together"],
    [`<code>x</code> ${marker}.`, "x."],
    [`<em>word ${marker}</em>, next`, "word, next"],
    [`${marker} first`, "first"],
    [`word\u00A0${marker}.`, "word."],
    [`A note<sup><a href="#fn-1" data-footnote-ref="">1</a></sup> is`, "A note is"],
    [`A note <sup><a href="#fn-1" data-footnote-ref="">1</a></sup>.`, "A note."],
    [`The note. <a href="#fnref-1" data-footnote-backref="">↩</a>`, "The note."],
    ["x<sup>2</sup>", "x2"],
  ])("has no markers: %s", (html, text) => {
    expect(textsOf(`<p>${html}</p>`)).toEqual([text]);
  });

  test("has straight apostrophes, in fields too", () => {
    const document = read(pageOf("<p>l’archivio dell’<em>hardware</em></p>"), { ...article, title: "L’arte" });
    expect(textOf(only(document, "div p"))).toBe("l'archivio dell'hardware");
    expect(attributeOf(only(document, "meta[data-pagefind-meta]"), "content")).toBe("L'arte");
  });

  test("has spaces as readers type them, in fields too", () => {
    const document = read(pageOf("<p>8\u00A0GB of 16\u00A0<em>GB</em></p>"), { ...article, title: "8\u00A0GB" });
    expect(textOf(only(document, "div p"))).toBe("8 GB of 16 GB");
    expect(attributeOf(only(document, "meta[data-pagefind-meta]"), "content")).toBe("8 GB");
  });

  test("leaves out what repeats the bibliography, what is hidden and what no one reads", () => {
    const rest = '<div class="margin-sources">a</div><details class="folded-sources">b</details><p hidden>c</p>';
    const never = "<template>d</template><script>e</script><style>f</style><button>g</button><!-- h -->";
    expect(textOf(only(read(pageOf(`${rest}${never}<p>Text.</p>`)), "div"))).toBe("Text.");
  });

  test("keeps no attributes but the ids of headings", () => {
    const html = '<h2 id="two" class="x">Two</h2><p id="three" data-pagefind-ignore="all" lang="it">Three</p>';
    const attributes = elementsOf(only(read(pageOf(html)), "div")).map(({ attrs }) => attrs);
    expect(attributes).toEqual([[{ name: "id", value: "two" }], []]);
  });

  test("must be there", () => {
    expect(() => read("<main><h1>One</h1></main>")).toThrow("/en/one/");
  });

  test("stays text, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }).filter((title) => !/[\0\r]/u.test(title)),
        (rest) => {
          const title = `${rest}<img onerror="x">&lt;</h1>`;
          const document = read(pageOf("<p>Text.</p>"), { ...article, title });
          expect(textOf(only(document, "h1"))).toBe(title.replaceAll("’", "'").replaceAll(/\s+/gu, " ").trim());
          expect(select(document, "img")).toEqual([]);
        },
      ),
    );
  });
});

describe("the bibliography", () => {
  const entry = (id: string, authors: string, title: string, rest = ""): string => `<li id="${id}">
    <span hidden>Reference 1</span><p class="entry-source"><span class="entry-authors"><bdi>${authors}</bdi></span>
    <a href="/"><cite>${title}</cite></a><span>. <bdi class="entry-container">Journal</bdi></span></p>
    <ul class="entry-details"><li>primary source</li></ul>${rest}</li>`;
  const passage = `<figure class="passage"><blockquote><p>A deck holds.</p></blockquote>
    <figcaption><span class="passage-place">sec. 2</span><a class="passage-open">Open</a><span class="entry-uses">cited</span></figcaption></figure>`;
  const page = pageOf(
    "<p>Text.</p>",
    `<section class="bibliography"><h2 id="page-bibliography">References</h2><ol>
    ${entry("ref-a", "Crane, A.", "On bridges", passage)}${entry("ref-b", "Bureau.", "Leaflet")}</ol><p>Files</p></section>`,
  );
  const places = new Map([
    ["ref-a", "[1] Crane, 2020"],
    ["ref-b", "[2] Bureau, 2021"],
  ]);

  test("has each entry below a heading of its own with the entry's id, nothing twice, and no quotations", () => {
    const [, ...parts] = elementsOf(only(read(page, { ...article, places }), "body")).filter(({ tagName }) =>
      /^(?:h[26]|p)$/u.test(tagName),
    );
    expect(parts.slice(1).map((part) => [part.tagName, attributeOf(part, "id"), textOf(part)])).toEqual([
      ["h6", "ref-a", "[1] Crane, 2020"],
      ["p", undefined, "Crane, A."],
      ["p", undefined, "On bridges"],
      ["p", undefined, "Journal"],
      ["h6", "ref-b", "[2] Bureau, 2021"],
      ["p", undefined, "Leaflet"],
      ["p", undefined, "Journal"],
    ]);
  });

  test("weighs less than the text", () => {
    const document = read(page, { ...article, places });
    const weights = select(document, "body p").map((part) => Number(attributeOf(part, "data-pagefind-weight") ?? 1));
    expect(Math.max(...weights.slice(2))).toBeLessThan(1);
  });

  test("must have every entry that the knowledge has", () => {
    expect(() => read(page, { ...article, places: new Map([["ref-c", "[3] Nobody"]]) })).toThrow("ref-c");
  });
});

describe("the page of a source", () => {
  const page = `<main><h1>On bridges</h1><p class="standfirst">Crane, A.</p><section><ol class="source-passages">
    <li id="passage-deck"><figure><blockquote><p>A deck holds.</p></blockquote></figure>
    <ul class="places"><li><p>Somebody’s sentence <span class="citation">[1]</span>.</p></li></ul></li>
    <li id="passage-rope"><figure><blockquote><p>A rope holds.</p></blockquote></figure></li></ol></section>
    <dl class="source-record"><dt>Authors</dt><dd>Ada Crane</dd></dl></main>`;
  const document = read(page, { ...source, places: new Map([["passage-deck", "sec. 2"]]) });

  test("has its name and record, then its passages: those without a place first, where no other place has them", () => {
    const parts = elementsOf(only(document, "body"));
    expect(parts.map((part) => [part.tagName, attributeOf(part, "id"), textOf(part)])).toEqual([
      ["p", undefined, "On bridges"],
      ["p", undefined, "Ada Crane, Bureau, of Fords"],
      ["p", undefined, "2020"],
      ["p", undefined, "crane2020"],
      ["p", undefined, "A rope holds."],
      ["h6", "passage-deck", "sec. 2"],
      ["p", undefined, "A deck holds."],
    ]);
  });

  test("may have no passages and no authors", () => {
    const bare = { ...source, record: { authors: [], rest: ["crane2020"] } };
    expect(textOf(only(read("<main><h1>On bridges</h1></main>", bare), "body"))).toBe("On bridgescrane2020");
  });

  const told = (kind: "meta" | "filter"): string[][] =>
    select(document, `meta[data-pagefind-${kind}]`).map((element) => [
      attributeOf(element, `data-pagefind-${kind}`) ?? "",
      attributeOf(element, "content") ?? "",
    ]);

  test("has fields, with no title among them", () => {
    expect(told("meta")).toEqual([
      ["name[content]", "On bridges"],
      ["authors[content]", "Ada Crane, Bureau, of Fords"],
    ]);
    expect(select(document, "h1")).toEqual([]);
  });

  test("has filters, and notes as filters", () => {
    const page = { ...source, work: { kind: "source", topic: "rivers", id: "crane2020" } } as const;
    const filters = select(read("<main></main>", page), "meta[data-pagefind-filter]");
    expect(filters.map((element) => attributeOf(element, "content"))).toEqual([
      "source",
      "rivers",
      "source/rivers/crane2020",
      "Knowledge base › Rivers",
      "fr",
      "en fr",
      '[["it","/it/uno/"]]',
    ]);
    expect(told("filter").map(([name]) => name)).not.toContain("topic[content]");
  });
});
