import fc from "fast-check";
import { expect, test } from "vitest";
import { formatProblem, KnowledgeError, type Problem, sortProblems } from "../../../src/knowledge/problems.ts";

const problem: Problem = { file: "a.md", line: 41, column: 12, rule: "reference-exists", message: "unknown." };

test("a problem is one line, the place first, then the rule", () => {
  expect(formatProblem(problem)).toBe("a.md:41:12 reference-exists: unknown.");
  expect(formatProblem({ ...problem, message: "a\nb\r\n c\u2028d" })).toBe("a.md:41:12 reference-exists: a b c d");
});

test("the order of a list does not depend on the order in which it was found", () => {
  const place = fc.record({ file: fc.constantFrom("a", "b"), line: fc.nat(3), column: fc.nat(3) });
  fc.assert(
    fc.property(fc.uniqueArray(place, { selector: (item) => JSON.stringify(item) }), (places) => {
      const problems = places.map((item) => ({ ...problem, ...item }));
      expect(sortProblems(problems.toReversed())).toEqual(sortProblems(problems));
    }),
  );
});

test("an error shows the list and no stack", () => {
  const error = new KnowledgeError([{ ...problem, file: "b.md" }, problem]);
  expect(error.message.split("\n").map((line) => line.slice(0, 4))).toEqual(["a.md", "b.md"]);
  expect(error.stack).not.toContain("    at ");
});
