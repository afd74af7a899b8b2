import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canMean, isForm } from "../../../../src/search/client/meaning.ts";
import { plainWord, spanOf } from "../../../../src/search/client/word.ts";
import { word } from "../../../words.ts";

describe("a word as it is compared", () => {
  test.each([
    ["Dell’hardware,", "dell'hardware"],
    ["dell'hardware", "dell'hardware"],
    ["PERCHÉ?", "perche"],
    ["(TPUs).", "tpus"],
    ["C++;", "c++"],
    ["C#", "c#"],
    ["#1", "1"],
    ["يُبنَ.", "يبن"],
    ["—", ""],
  ])("%s → %s", (text, plain) => {
    expect(plainWord(text)).toBe(plain);
  });

  test("is its own comparison", () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(plainWord(plainWord(text))).toBe(plainWord(text));
      }),
    );
  });
});

test("a word among punctuation is found in one run over it, however long", () => {
  const dashes = "-".repeat(100_000);
  expect(spanOf(`${dashes}a${dashes}b${dashes}`)).toEqual([100_000, 200_002]);
  expect(spanOf(dashes)).toEqual([0, 0]);
});

describe("a word of a text can mean", () => {
  test.each([
    ["the same", "memory", "memory"],
    ["what is being typed", "recomp", "recompilation"],
    ["a plural", "tpus", "tpu"],
    ["a plural", "tpu", "tpus"],
    ["a plural of a name with figures", "H100s", "h100"],
    ["a name with figures in a longer one", "v5e", "v5e-8"],
    ["another ending", "compilazioni", "compilare"],
    ["another ending", "addestramenti", "addestramento"],
    ["another ending", "recompilation", "recompile"],
    ["a short word’s other ending", "spesa", "spese"],
    ["a part of a compound", "gke", "gcp-gke-tpus"],
    ["a part of a compound", "flow", "tensorflow"],
    ["the same with a hyphen", "bfloat-16", "bfloat16"],
    ["the same without a hyphen", "float64", "float-64"],
    ["the same with an accent", "perché", "perche"],
    ["a figure in a compound", "2048", "2,048-core"],
    ["a name of signs", "C++11", "c++11"],
    ["what Arabic puts an article in front of", "جسر", "الجسر"],
    ["what Arabic puts an article in front of", "الجسور", "جسور"],
    ["a word of a script without spaces", "機械学習", "機械"],
  ])("%s: %s, %s", (_, asked, found) => {
    expect(canMean(asked, found)).toBe(true);
  });

  test.each([
    ["zzzz", "zongwei"],
    ["keras", "kernel"],
    ["pizza", "pypi"],
    ["redis", "reductions"],
    ["loss", "lost"],
    ["football", "foot"],
    ["restaurant", "rests"],
    ["piano", "pypi"],
    ["tensorboard", "tensorflow"],
    ["checkpoint", "checks"],
    ["blockchain", "block"],
    ["bert", "be"],
    ["docker", "docs"],
    ["carbon", "care"],
    ["quantum", "quantita"],
    ["costo", "costruito"],
    ["spesa", "spesso"],
    ["novità", "november"],
    ["multi-tenant", "multi-host"],
    ["v5p", "v5e"],
    ["2048", "204"],
    ["x", "xla"],
    ["memory", "me"],
  ])("no mere beginning: %s, %s", (asked, found) => {
    expect(canMean(asked, found)).toBe(false);
  });

  test("itself", () => {
    fc.assert(
      fc.property(word, (text) => {
        const plain = plainWord(text);
        if (/[\p{L}\p{N}]/u.test(plain)) expect(canMean(text, plain)).toBe(true);
      }),
    );
  });
});

describe("a word of a text is a form of", () => {
  test.each([
    ["tpu", "tpus", true],
    ["jax", "jax.numpy", true],
    ["memory", "memory-bound", true],
    ["recomp", "recompilation", true],
    ["a", "april", false],
    ["is", "issue", false],
    ["tpu", "tpuware", false],
    ["compilazioni", "compilare", false],
  ])("%s: %s (%s)", (asked, found, isOne) => {
    expect(isForm(asked, found)).toBe(isOne);
  });
});
