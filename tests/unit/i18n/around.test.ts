import { expect, test } from "vitest";
import { around } from "../../../src/i18n/around.ts";

test("the words before and after what a message is said around", () => {
  expect(around((text) => `«${text}»`)).toEqual(["«", "»"]);
  expect(around((author) => `${author} and others`)).toEqual(["", " and others"]);
  expect(around(() => "nothing of it")).toEqual(["nothing of it", ""]);
});
