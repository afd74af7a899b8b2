import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressFault, addressOfFile, plainAddress } from "../../../src/knowledge/site-address.ts";

const root = new URL("https://bridges.example/kb/");

describe("the plain form of an address", () => {
  test("is one for all ways to write it", () => {
    for (const written of ["/it/perché/", "/it/perch%C3%A9/", "/it/perch%c3%a9/", "/%69t/perch%C3%A9/"])
      expect(plainAddress(written)).toBe("/it/perch%C3%A9/");
    expect(plainAddress("/a@2x.png")).toBe("/a@2x.png");
    expect(plainAddress("/100%/")).toBeUndefined();
    expect(plainAddress("en/")).toBeUndefined();
  });

  test("stays as it is, and is what a browser asks for", () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string({ unit: "grapheme" }), (path, name) => {
        for (const written of [path, addressOfFile(`en/${name.replaceAll("/", "")}`)]) {
          const plain = plainAddress(written);
          if (plain === undefined) continue;
          expect(plainAddress(plain)).toBe(plain);
          if (!/\/\.{1,2}(?:\/|$)/u.test(plain)) expect(new URL(`https://x.example${plain}`).pathname).toBe(plain);
        }
      }),
    );
  });
});

describe("an address in redirects.yaml", () => {
  test.each(["/en/old-slug/", "/it/perché/", "/it/perch%C3%A9/", "/en/old.bib", "/", "/en/a b.pdf"])(
    "may be %s",
    (written) => {
      expect(addressFault(written, root)).toBeUndefined();
    },
  );

  test("has no base path", () => {
    expect(addressFault("/kb/en/old/", root)).toBe("begins with the base path; write “/en/old/”");
    expect(addressFault("https://bridges.example/kb/en/old/", root)).toContain("“/en/old/”");
    expect(addressFault("https://bridges.example/en/old/", root)).toContain("none of this site");
  });

  test("stays in the site, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const written = `/${text}`;
        if (addressFault(written, root) !== undefined) return;
        const path = decodeURIComponent(plainAddress(written) ?? "");
        expect(path.split("/")).not.toContain("..");
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(path).not.toMatch(/[\u0000-\u001F\\:*?"<>|]/u);
      }),
    );
  });
});
