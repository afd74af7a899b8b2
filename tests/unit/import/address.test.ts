import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressesIn, normalised } from "../../../src/import/address.ts";
import { doubtsOf, wordsIn } from "../../../src/import/doubts.ts";
import { placed } from "../../../src/import/placed.ts";

const read = (entry: string) => addressesIn(placed(entry));
const first = (entry: string) => {
  const [address] = read(entry);
  if (address === undefined) throw new Error(`no address in ${entry}`);
  return address;
};
const textOf = (entry: string): string => first(entry).placed.text;

describe("an address is mended where that is certain", () => {
  const good = "https://example.org/a-long/page.html";
  test.each([
    [good, good, []],
    ["https://example.org/a-long/page.html.", good, ["“.” at the end taken out"]],
    ["https://example.org/a-long /page.html", good, ["1 space taken out"]],
    ["https://example.org/a- long/page.html", good, ["1 space taken out"]],
    ["https://example.org/a -long/ page.html", good, ["2 spaces taken out"]],
    ["https://example.org/a-\u00a0long/page.html", good, ["1 space taken out"]],
    ["https://example.org/a-\r\n  long/page.html", good, ["1 line break taken out"]],
    ["https://example.org/a-long/\npage.html", good, ["1 line break taken out"]],
    ["https://example.org/a-long/page. html", good, ["1 space taken out"]],
    ["https ://example.org/a-long/page.html", good, ["1 space taken out of the scheme"]],
    ["https: // example.org/a-long/page.html", good, ["2 spaces taken out of the scheme"]],
    ["http s://example.org/a-long/page.html", good, ["1 space taken out of the scheme"]],
    ["https:／/example.org/a-long/page.html", good, ["wide “：” or “／” of the scheme written as “:” and “/”"]],
    [
      "HTTPS://EXAMPLE.org/a-long/page.html",
      good,
      ["the scheme written in lower case", "the host written in lower case"],
    ],
    ["https://exam\u00adple.org/a-long/page\u200b.html", good, ["2 invisible characters taken out"]],
    ["(https://example.org/a-long/page.html),", good, ["“),” at the end taken out"]],
    ["«https://example.org/a-long/page.html»", good, ["“»” at the end taken out"]],
    ["example.org/a-long/page.html", good, ["“https://” put in front"]],
    ["https://example.org/x_(y)", "https://example.org/x_(y)", []],
    ["https://example.org/x?a=1&b=[2]", "https://example.org/x?a=1&b=[2]", []],
    ["https://example.org/Mixed/Case?", "https://example.org/Mixed/Case?", []],
  ])("%j", (entry, address, mended) => {
    expect(first(entry)).toMatchObject({ placed: { text: address }, mended, fault: undefined });
  });

  test("whose letters nobody could know stays as it is", () => {
    for (const address of [
      "https://example.org/-senor-unit-.html",
      "https://example.org/why-will-t-be",
      "https://example.org//two//slashes",
      "https://example.org/disAdvantages",
      "https://example.org/broken%3",
      "https://example.org/the-the",
    ])
      expect(first(address)).toMatchObject({ placed: { text: address }, mended: [] });
  });

  test("has no white space and no closing punctuation, whatever stood there", () => {
    const piece = fc.stringMatching(/^[a-z0-9]{1,8}$/u);
    const between = fc.constantFrom("-", " -", "- ", "/", " /", "/\n", "- \u00a0");
    const entry = fc
      .tuple(
        piece,
        fc.array(fc.tuple(between, piece), { maxLength: 6 }),
        fc.constantFrom("", ".", " .", "),", "»", " /"),
      )
      .map(([head, rest, end]) => `https://example.org/${head}${rest.flat().join("")}${end}`);
    fc.assert(
      fc.property(entry, (written) => {
        const { placed: own, fault } = first(written);
        expect(fault).toBeUndefined();
        expect(own.text).not.toMatch(/\s|[.,;»)]$/u);
        // What was there stands where it stood.
        for (const [at, character] of [...own.text].entries()) expect(written[own.offsets[at] ?? -1]).toBe(character);
      }),
    );
  });
});

describe("words around an address are no part of it", () => {
  test.each([
    ["https://example.org/page A title behind it", "https://example.org/page"],
    ["https://example.org/page - A title", "https://example.org/page"],
    ["https://example.org/page – a title in small letters", "https://example.org/page"],
    ["https://example.org/page | Site", "https://example.org/page"],
    ["https://example.org/page/ Title and/or more", "https://example.org/page/"],
    ["https://example.org/page (accessed 2024-11-12)", "https://example.org/page"],
    ["https://example.org/page accessed 12/11/2024", "https://example.org/page"],
    ["https://example.org/page. accessed today", "https://example.org/page"],
    ["Smith, A title. Some Press, 2019. https://example.org/page", "https://example.org/page"],
    ["[A title](https://example.org/page)", "https://example.org/page"],
    ["https://example.org/page\nA title on the next line", "https://example.org/page"],
  ])("%j", (entry, address) => {
    expect(textOf(entry)).toBe(address);
    expect(first(entry).words).not.toEqual([]);
  });

  test("nor is the address behind it", () => {
    expect(
      read("https://example.org/a https://example.org/b, www.example.org/c").map((one) => one.placed.text),
    ).toEqual(["https://example.org/a", "https://example.org/b", "https://www.example.org/c"]);
    expect(read("https://web.archive.org/web/2020/https://example.org/a")).toHaveLength(1);
  });

  test("and a row without one has none", () => {
    expect(read("Smith, J. (2019). A title. Some Press.")).toEqual([]);
    expect(read("")).toEqual([]);
  });

  test("an address that can be none says why", () => {
    expect(first("https://example/page").fault).toMatch(/within a network/u);
    expect(first("https://10.1000/x").fault).toMatch(/would be read as/u);
    expect(first("https:\\\\example.org/x | https://user:secret@example.org/").fault).toMatch(/user name/u);
  });
});

describe("doubtful is", () => {
  const doubts = (address: string, others: string[] = []): string[] =>
    doubtsOf(first(address), new Set(others.flatMap(wordsIn))).map(({ at, message }) => `${at} ${message}`);

  test.each([
    ["https://example.org/-start.html", /^20 “-start\.html” begins with a hyphen/u],
    ["https://example.org/end-.html", /^23 “end-\.html” ends with a hyphen before its ending/u],
    ["https://example.org/end-/x-y", /^23 “end-” ends with a hyphen;/u],
    ["https://example.org/a--b/c-d", /^21 two hyphens/u],
    ["https://example.org/why-will-t-be", /^29 the letter “t”/u],
    ["https://example.org/why-will -t-be", /^28 white space was taken out between “why-will” and “-t-be”/u],
    ["https://example.org/of+tpus+a+a+deep", /^30 the word “a” stands twice/u],
    ["https://example.org/the-the-end", /^24 the word “the” stands twice/u],
    ["https://example.org/en/en/page", /^23 the word “en” stands twice/u],
    ["https://www.www.example.org/page", /^8 “www” stands twice in the host/u],
    ["https://example.org/advantages+and+disAdvantages", /^35 “disAdvantages” has a capital inside/u],
    ["https://example.org/a%3", /^21 “%3” is no percent-encoded/u],
    ["https://example.org/a%ZZb", /^21 “%ZZ” is no percent-encoded/u],
    ["https://example.org/a%C3", /^21 “%C3” is no text in UTF-8/u],
    ["https://example.org/a%253Fb", /^21 “%253F” seems to be encoded twice/u],
    ["https://example.org/qué-es", /^22 “qué-es” has letters that are not of ASCII/u],
    ["https://example.org/page?a=1&amp;b=2", /^28 “&amp;” is how HTML/u],
    ["https://example.org//page", /^19 two slashes/u],
    ["https://example.org/ahttps://example.org/b", /^21 a second address/u],
    ["https://example.org/page?x=1&utm_source=mail", /^29 “utm_source” only tells/u],
    ["https://example.org/page?WT_mc_id=mail", /^25 “WT_mc_id” only tells/u],
    ["www.example.org/page", /^0 the list gives no “https:\/\/”/u],
  ])("%s", (address, doubt) => {
    expect(doubts(address)[0]).toMatch(doubt);
  });

  test.each([
    "https://prwatech.in/blog/google-cloud-platform/instance/tensor-processing-units/",
    "https://www.reddit.com/r/machinelearning/comments/19e8d1a/d_when_does_it_make_sense_to_train_on_tpu/",
    "https://arxiv.org/pdf/2309.08918.pdf",
    "https://example.org/k-means-and-x-rays",
    "https://example.org/why-you-don-t-need-it",
    "https://example.org/so-what-is-a-tensor",
    "https://example.org/l-intelligence-artificielle",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://example.org/camelCase/PascalCase.html",
    "https://example.org/caf%C3%A9?q=100%25",
    "https://web.archive.org/web/2020/https://example.org/a",
    "https://example.org/page /and /more /",
    "https://example.org/?q=a+tpu+and+a+gpu",
    "https://docs.example.org:8443/en/v1.2/index.html#part-2",
  ])("nothing in %s", (address) => {
    expect(doubts(address)).toEqual([]);
  });

  test("a word that another address has whole", () => {
    const other = ["https://example.org/tensor-processing"];
    expect(doubts("https://example.net/-senor-units", other)[0]).toContain(
      "another address has “tensor” where it has “senor”",
    );
    expect(doubts("https://example.net/procesing-units", other)[0]).toContain(
      "differs by one letter from “processing”",
    );
    expect(doubts("https://example.net/tensors", other)).toEqual([]);
  });
});

test("addresses are the same page whatever scheme, www, slash and tracking they have", () => {
  const same = normalised("https://example.org/page?id=1");
  for (const address of [
    "http://www.example.org/page/?id=1",
    "https://example.org/page?utm_source=mail&id=1",
    "https://example.org/page?id=1#:~:text=words",
    "https://example.org/page?id=1#part",
  ])
    expect(normalised(address)).toBe(same);
  for (const address of ["https://example.org/page", "https://example.org/Page?id=1"])
    expect(normalised(address)).not.toBe(same);
});
