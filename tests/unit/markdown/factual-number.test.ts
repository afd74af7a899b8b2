import { describe, expect, test } from "vitest";
import { factualNumber } from "../../../src/markdown/factual-number.ts";

test.each([
  ["Since 2019 it stands.", "2019"],
  ["in den 1990ern, 1850", "1850"],
  ["(2026-04-09)", "2026"],
  ["A third, 33.3 %, is lost", "33.3 %"],
  ["il 12,5% in più", "12,5%"],
  ["٥٠٪ منها", "٥٠٪"],
  ["5\u00A0× as fast", "5\u00A0×"],
  ["tiles of 8×128", "8×128"],
  ["it costs $3.22 an hour", "$3.22"],
  ["costa 3,22 € l’ora", "3,22 €"],
  ["16 GiB of memory", "16 GiB"],
  ["819 GB/s, as they say", "819 GB/s"],
  ["197 TFLOPS", "197 TFLOPS"],
  ["after 30 s", "30 s"],
  ["dopo l’80 s", "80 s"],
  ["12 µs", "12 µs"],
  ["20 m²", "20 m²"],
  ["9,216 chips", "9,216"],
  ["9.216 chip", "9.216"],
  ["9\u202F216 puces", "9\u202F216"],
])("%j states %j", (text, number) => {
  expect(factualNumber(text)).toBe(number);
});

describe("no fact is", () => {
  test.each([
    "a step (2), or 3 of them",
    "TPU v5e, TPU7x, FP8, bf16, int8 and 1-D",
    "version 2.1.3 of JAX 0.4",
    "chapter 4, p. 12",
    "the ’90s, the '80s",
    "one of the two",
    "a port 8080, an issue #2019a, v2019",
    "https://example.org/2019/10-GB",
    "3 buoni motivi, 4 minimi",
    "",
  ])("in %j", (text) => {
    expect(factualNumber(text)).toBeUndefined();
  });
});
