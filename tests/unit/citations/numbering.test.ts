import fc from "fast-check";
import { expect, test } from "vitest";
import { entryId, markerId } from "../../../src/citations/ids.ts";
import { Numbering } from "../../../src/citations/numbering.ts";

const keys = fc.array(fc.constantFrom("a", "b", "c-1", "constructor", "hasown", "x9"), { maxLength: 40 });

test("numbers follow the first citation, without gaps", () => {
  fc.assert(
    fc.property(keys, (cited) => {
      const numbering = new Numbering();
      const numbers = cited.map((key) => numbering.cite(key).number);
      const order = [...new Set(cited)];
      expect(numbers).toStrictEqual(cited.map((key) => order.indexOf(key) + 1));
    }),
  );
});

test("the uses of each reference count from one", () => {
  fc.assert(
    fc.property(keys, (cited) => {
      const numbering = new Numbering();
      const uses = cited.map((key) => numbering.cite(key).use);
      expect(uses).toStrictEqual(
        cited.map((key, index) => cited.slice(0, index + 1).filter((other) => other === key).length),
      );
    }),
  );
});

test("markers and entries are in bijection with citations and references", () => {
  fc.assert(
    fc.property(keys, (cited) => {
      const numbering = new Numbering();
      const markers = cited.map((key) => markerId(key, numbering.cite(key).use));
      expect(new Set(markers).size).toBe(cited.length);
      expect(new Set(cited.map(entryId)).size).toBe(new Set(cited).size);
    }),
  );
});
