/** The judged searches of a knowledge base, asked of its built site by the code that the browser runs. */
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askAll, type Judged } from "../../src/cli/bench/search/asking.ts";
import { faultLines, figureLines } from "../../src/cli/bench/search/judgement.ts";
import { serve } from "../../src/cli/serve.ts";
import { readKnowledge } from "../../src/knowledge/load.ts";
import { type Figures, figuresOf } from "../../src/search/judge.ts";
import { fixture, projectRoot } from "../site.ts";
import { basePath, sites } from "./builds.ts";

/** Of what is not there a little may be taken for what is: stems are shared by words that have nothing to do with each other. */
const LEAST = { searches: 20, absent: 12, successAt3: 0.95, right: 0.85 };

/** What a built site answers to the searches that its knowledge base judges, and the languages that it has. */
async function asked(contentDir: string, root: string, base = "/"): Promise<{ answers: Judged[]; locales: string[] }> {
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
  const answersIn = (locale: string): Judged[] => own.answers.filter(({ search }) => search.locale === locale);
  const figuresIn = (locale: string): Figures => figuresOf(answersIn(locale).map(({ outcome }) => outcome));
  const faultsIn = (locale: string): string => faultLines(answersIn(locale)).join("\n");

  afterAll(() => {
    process.stdout.write(`${[...figureLines(own.answers), ...faultLines(own.answers)].join("\n")}\n`);
  });

  test.each(own.locales)("are many enough in %s to mean something", (locale) => {
    const { searches, absent } = figuresIn(locale);
    expect(searches).toBeGreaterThanOrEqual(LEAST.searches);
    expect(absent).toBeGreaterThanOrEqual(LEAST.absent);
  });

  test.each(own.locales)("find in %s what was judged, among the first three", (locale) => {
    expect(figuresIn(locale).successAt3, faultsIn(locale)).toBeGreaterThanOrEqual(LEAST.successAt3);
  });

  test.each(own.locales)("say in %s that nothing has what the base does not have", (locale) => {
    expect(figuresIn(locale).right, faultsIn(locale)).toBeGreaterThanOrEqual(LEAST.right);
  });
});

describe.each([
  ["at the root", sites.fixture, "/"],
  ["under a base path", sites.base, basePath],
])("the fixture’s searches %s", (_, root, base) => {
  let answers: Judged[];
  let locales: string[];
  beforeAll(async () => {
    ({ answers, locales } = await asked(fixture, root, base));
  });

  test("are asked in every language, each of an index of its own", () => {
    expect(new Set(answers.map(({ search }) => search.locale))).toEqual(new Set(locales));
    for (const { search, results } of answers) {
      for (const { address } of results) expect(new URL(address).pathname).toMatch(`${base}${search.locale}/`);
    }
  });

  test("find first what was judged, with its section", () => {
    const missed = answers.filter(
      ({ search, outcome }) => search.kind !== "nothing" && (outcome.rank !== 1 || outcome.section === false),
    );
    expect(missed.map(({ search, outcome }) => ({ search, outcome }))).toEqual([]);
  });

  test("tell where the base has nothing", () => {
    const absent = answers.filter(({ search }) => search.kind === "nothing");
    expect(absent.map(({ search, outcome }) => [search.locale, outcome.absent])).toEqual(
      locales.map((tag) => [tag, true]),
    );
  });
});
