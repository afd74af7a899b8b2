import { describe, expect, test } from "vitest";
import { type Marker, markersIn } from "../../../src/import/markers.ts";

const listed = new Set([1, 2, 3, 4, 5, 12]);
const found = (text: string, raised = false): Partial<Marker>[] =>
  markersIn(text, listed, raised).map(({ numbers, stays }) => ({ numbers, ...(stays && { stays }) }));

describe("markers", () => {
  test.each([
    ["a [1] b", [[1]]],
    ["words[1][2]", [[1], [2]]],
    ["words [1] [2].", [[1], [2]]],
    ["words [1, 2;3]", [[1, 2, 3]]],
    ["words [1-3]", [[1, 2, 3]]],
    ["words [1–3, 5]", [[1, 2, 3, 5]]],
    ["words [ 1 – 2 ]", [[1, 2]]],
    ["words ［１］【2】", [[1], [2]]],
    ["كلمة [١] و[۲، ٣]", [[1], [2, 3]]],
    ["words [2, 9]", [[2, 9]]],
    ["words [1]–[3]", [[1, 2, 3]]],
    ["words [1] - [3] and [5]", [[1, 2, 3], [5]]],
    [
      "words [1 and 2], [3 & 4], [1 e 2], [2 y 3]",
      [
        [1, 2],
        [3, 4],
        [1, 2],
        [2, 3],
      ],
    ],
    ["words [^1] [^2]", [[1], [2]]],
    ["TPU[1]", [[1]]],
    ["v4[1]", [[1]]],
    ["(see [1])", [[1]]],
  ])("%s", (text, numbers) => {
    expect(found(text).filter(({ stays }) => stays === undefined)).toEqual(numbers.map((own) => ({ numbers: own })));
  });

  test.each([
    ["in [2020]", "year"],
    ["x[1]", "index"],
    ["my_list[2]", "index"],
    ["w[i][2]", "index"],
    ["a [0]", "index"],
    ["rows[1] = 5", "index"],
    ["[0-9]", "range"],
    ["[3-1]", "range"],
    ["[1-500]", "range"],
    ["words [9]", "unlisted"],
    ["words [1, p. 4]", "words"],
    ["words [2: see there]", "words"],
  ])("%s is none", (text, stays) => {
    expect(found(text)[0]?.stays).toBe(stays);
  });

  test("are nothing at all where no number stands alone in brackets", () => {
    for (const text of ["[a]", "[1a]", "[12345]", "[]", "1]", "[1", "[v. 2]", "[1.5]"]) expect(found(text)).toEqual([]);
  });

  test("may be raised where none is in brackets, and powers are none", () => {
    expect(found("words¹ and more.²˒³", true)).toEqual([{ numbers: [1] }]);
    expect(found("words¹ and more²⁻⁴; again¹²", true)).toEqual([
      { numbers: [1] },
      { numbers: [2, 3, 4] },
      { numbers: [12] },
    ]);
    expect(found("10² m², x³ and 10⁻³", true)).toEqual([]);
    expect(found("words¹", false)).toEqual([]);
  });
});
