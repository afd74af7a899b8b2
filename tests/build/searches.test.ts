/** The judged searches of a knowledge base, asked of its built site by the code that the browser runs. */
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, askAll } from "../../src/cli/asking.ts";
import { faultLines, figureLines } from "../../src/cli/judgement.ts";
import { serve } from "../../src/cli/serve.ts";
import { readKnowledge } from "../../src/knowledge/load.ts";
import { figuresOf } from "../../src/search/judge.ts";
import { fixture, projectRoot } from "../site.ts";
import { basePath, sites } from "./builds.ts";

const LEAST = { searches: 20, successAt3: 0.95 };

/** What a built site answers to the searches that its knowledge base judges, and the languages that it has. */
async function asked(contentDir: string, root: string, base = "/"): Promise<{ answers: Answer[]; locales: string[] }> {
  const { knowledge } = await readKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false, base });
  if (knowledge === undefined) throw new Error(`${contentDir} cannot be read.`);
  const locales = knowledge.site.locales.map(({ tag }) => tag);
  const server = await serve({ root, base, port: 0 });
  try {
    return { answers: await askAll(knowledge, server.url), locales };
  } finally {
    await server.close();
  }
}

// Who replaces content/ need not judge anything.
const own = await asked(join(projectRoot, "content"), sites.content);

describe.skipIf(own.answers.length === 0)("the project’s own searches", () => {
  const answersIn = (locale: string): Answer[] => own.answers.filter(({ search }) => search.locale === locale);

  afterAll(() => {
    process.stdout.write(`${[...figureLines(own.answers), ...faultLines(own.answers)].join("\n")}\n`);
  });

  test.each(own.locales)("are many enough in %s to mean something", (locale) => {
    expect(answersIn(locale).length).toBeGreaterThanOrEqual(LEAST.searches);
  });

  test.each(own.locales)("find in %s what was judged, among the first three", (locale) => {
    const { successAt3 } = figuresOf(answersIn(locale).map(({ outcome }) => outcome));
    expect(successAt3, faultLines(answersIn(locale)).join("\n")).toBeGreaterThanOrEqual(LEAST.successAt3);
  });
});

describe.each([
  ["at the root", sites.fixture, "/"],
  ["under a base path", sites.base, basePath],
])("the fixture’s searches %s", (_, root, base) => {
  let answers: Answer[];
  beforeAll(async () => {
    ({ answers } = await asked(fixture, root, base));
  });

  test("are asked in both languages, each of an index of its own", () => {
    expect(new Set(answers.map(({ search }) => search.locale))).toEqual(new Set(["en", "ar"]));
    for (const { search, results } of answers) {
      for (const { address } of results) expect(new URL(address).pathname).toMatch(`${base}${search.locale}/`);
    }
  });

  test("find first what was judged, with its section", () => {
    const missed = answers.filter(({ outcome }) => outcome.rank !== 1 || outcome.section === false);
    expect(missed.map(({ search, outcome }) => ({ search, outcome }))).toEqual([]);
  });
});
