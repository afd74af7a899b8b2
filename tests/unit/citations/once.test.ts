import { expect, test, vi } from "vitest";
import { once } from "../../../src/citations/once.ts";

test("what an object gives is worked out once for each object, whatever it is", () => {
  const work = vi.fn(({ name }: { name: string }) => (name === "" ? undefined : name.length));
  const lengthOf = once(work);
  const [named, unnamed] = [{ name: "three" }, { name: "" }];
  expect([named, unnamed, named, unnamed].map(lengthOf)).toEqual([5, undefined, 5, undefined]);
  expect(work).toHaveBeenCalledTimes(2);
  expect(lengthOf({ name: "three" })).toBe(5);
  expect(work).toHaveBeenCalledTimes(3);
});
