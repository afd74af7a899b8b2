import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bundleAddress,
  EDITION,
  KINDS,
  languageOfEntry,
  languagesName,
  readVariants,
  readWork,
  variantsName,
  type Work,
  workName,
} from "../../../src/search/bundle.ts";

/** Ids of articles and topics, slugs and citation keys. */
const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]*$/u);
const work: fc.Arbitrary<Work> = fc.record(
  { kind: fc.constantFrom(...KINDS), topic: id, id },
  { requiredKeys: ["kind", "id"] },
);
const address = fc.array(id, { minLength: 1, maxLength: 3 }).map((steps) => `/${steps.join("/")}/`);

test("a work is told by its name", () => {
  expect(workName({ kind: "article", topic: "hardware", id: "memory" })).toBe("article/hardware/memory");
  expect(workName({ kind: "source", id: "jouppi2017" })).toBe("source//jouppi2017");
  fc.assert(
    fc.property(work, (one) => {
      expect(readWork(workName(one))).toEqual(one);
    }),
  );
});

test("the language of an entry is told by its number", () => {
  expect(languagesName(["en", "en"])).toBe("en");
  expect(languagesName([])).toBe("");
  expect(languageOfEntry("", 1)).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.constantFrom("en", "it", "pt-BR"), { minLength: 1 }), fc.nat(), (languages, nat) => {
      const index = nat % languages.length;
      expect(languageOfEntry(languagesName(languages), index + 1)).toBe(languages[index]);
    }),
  );
});

test("variants are told by their text, in their order", () => {
  const variants = new Map([
    ["it", "/it/x/"],
    ["ar", "/ar/y/"],
  ]);
  expect([...readVariants(variantsName(variants))]).toEqual([...variants]);
  expect(readVariants(undefined).size).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.tuple(id, address)), (pairs) => {
      const any = new Map(pairs);
      expect([...readVariants(variantsName(any))]).toEqual([...any]);
    }),
  );
});

test("the edition tells the version of Pagefind that makes the bundles", () => {
  const { version } = JSON.parse(readFileSync("node_modules/pagefind/package.json", "utf8")) as { version: string };
  expect(EDITION).toMatch(new RegExp(`^${RegExp.escape(version)}-\\d+$`, "u"));
});

test("each locale has a bundle below the site's root", () => {
  expect(bundleAddress("/kb/", "it")).toBe(`/kb/pagefind/${EDITION}/it/`);
});
