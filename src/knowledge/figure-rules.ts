/** Whether texts and the figures beside them belong together, and whether what a figure shows is cited where it stands. */
import type { Reference } from "../citations/record.ts";
import type { Analysis, FigureFault, FigureUse } from "../markdown/analysis.ts";
import { missingSource } from "./citation-rules.ts";
import type { ReadFigure } from "./figures.ts";
import { startOf } from "./files.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadFolder } from "./prose.ts";
import type { RuleId } from "./rules.ts";

type Text = ReadFolder<object>["analyses"][number];
type Sources = { references: ReadonlyMap<string, Reference>; broken: ReadonlySet<string> };

/** Every problem with the figures of the articles. */
export function figureProblems(
  articles: ReadFolder<object>,
  figures: readonly ReadFigure[],
  sources: Sources,
): Problem[] {
  const texts = Map.groupBy(articles.analyses, ({ id }) => id);
  const beside = Map.groupBy(figures, ({ article }) => article);
  // A text that could not be rendered may show what the others show.
  const isWhole = (id: string): boolean =>
    [...articles.files].filter((file) => file.startsWith(`${id}/`)).length === texts.get(id)?.length;
  return [
    ...articles.analyses.flatMap((text) => textProblems(text, beside.get(text.id) ?? [])),
    ...[...texts].flatMap(([id, own]) => sharedProblems(own, beside.get(id) ?? [])),
    ...figures.flatMap((figure) => sourceProblems(figure, sources)),
    ...figures
      .filter(({ article }) => isWhole(article) || !articles.ids.has(article))
      .flatMap((figure) => unusedProblems(figure, texts.get(figure.article) ?? [])),
  ];
}

/** Pages about the site tell of it; figures, whose data stands beside an article, are for articles. */
export function figureProblemsOfPage({ file, analysis }: { file: string; analysis: Analysis }): Problem[] {
  const message = "figures are for articles, beside which their data stands; say it in words here.";
  return analysis.figures.map((use) => problemAt({ file, ...use }, "figure-in-article", message));
}

function textProblems({ file, analysis }: Text, figures: readonly ReadFigure[]): Problem[] {
  const firsts = new Map<string, FigureUse>();
  return analysis.figures.flatMap((use): Problem[] => {
    const complain = (rule: RuleId, message: string): Problem => problemAt({ file, ...use }, rule, message);
    const fault = use.fault && explain(use.fault);
    const problems = fault ? [complain(fault.rule, fault.message)] : [];
    if (use.name === "") return problems;
    const first = firsts.get(use.name);
    firsts.set(use.name, first ?? use);
    if (first !== undefined)
      return [...problems, complain("figure-once", `“${use.name}” stands in line ${first.line} already; keep one.`)];
    const figure = figures.find(({ name }) => name === use.name);
    if (figure === undefined) return [...problems, complain("figure-exists", missingData(use, file, figures))];
    return [...problems, ...uncited(figure, use).map((message) => complain("figure-sources-cited", message))];
  });
}

function missingData({ name }: FigureUse, file: string, figures: readonly ReadFigure[]): string {
  const hint = didYouMean(
    name,
    figures.map((figure) => figure.name),
  );
  return `there is no data for the figure “${name}”.${hint || ` Its data belongs in ${file.replace(/[^/]*$/u, "")}${name}.yaml.`}`;
}

/** What the data names and the caption does not cite with the same passage: each once. */
function uncited(figure: ReadFigure, { cited }: FigureUse): string[] {
  const missing = figure.sources.filter(
    ({ key, passage }) => !cited.some((item) => item.key === key && item.passage === passage),
  );
  const firsts = new Map(missing.toReversed().map((source) => [nameOf(source), source]));
  return [...firsts]
    .toReversed()
    .map(
      ([name, { place }]) =>
        `the data names ${name} (${place.file}:${place.line}), which the caption does not cite; write [@${name}] between <Figure> and </Figure>.`,
    );
}

const nameOf = ({ key, passage }: { key: string; passage?: string | undefined }): string =>
  passage === undefined ? key : `${key}#${passage}`;

/** What one language shows, all show; a figure without data has its own problem. */
function sharedProblems(texts: readonly Text[], figures: readonly ReadFigure[]): Problem[] {
  const hasData = new Set(figures.map(({ name }) => name));
  const shown = new Map(
    texts.flatMap(({ file, analysis }) =>
      analysis.figures.filter(({ name }) => hasData.has(name)).map(({ name }) => [name, file]),
    ),
  );
  return texts.flatMap(({ file, analysis }) => {
    const own = new Set(analysis.figures.map(({ name }) => name));
    return [...shown]
      .filter(([name]) => !own.has(name))
      .map(([name, other]) =>
        problemAt(
          startOf(file),
          "figure-shared",
          `the text lacks the figure “${name}”, which ${other} shows; show it here too, or take it out there.`,
        ),
      );
  });
}

function sourceProblems({ sources: named }: ReadFigure, sources: Sources): Problem[] {
  return named.flatMap((source): Problem[] => {
    const found = sources.broken.has(source.key) ? undefined : missingSource(source, sources);
    return found === undefined ? [] : [problemAt(source.place, found.rule, found.message)];
  });
}

function unusedProblems({ name, file }: ReadFigure, texts: readonly Text[]): Problem[] {
  if (texts.some(({ analysis }) => analysis.figures.some((use) => use.name === name))) return [];
  const message = `no text of this article shows it; write <Figure data="${name}"> in each of them, or remove the file.`;
  return [problemAt(startOf(file), "figure-used", message)];
}

function explain(fault: FigureFault): { rule: RuleId; message: string } {
  switch (fault.kind) {
    case "unnamed":
      return { rule: "figure-named", message: 'the figure names no data; write <Figure data="name">.' };
    case "attribute":
      return {
        rule: "figure-named",
        message: `<Figure> knows one data="…" and nothing else; take away “${fault.name}”.`,
      };
    case "captionless":
      return {
        rule: "figure-captioned",
        message: "the figure has no caption; write between <Figure> and </Figure> what to see, and cite its sources.",
      };
    case "headed":
      return {
        rule: "figure-captioned",
        message: "the caption has a heading, which would begin a section inside of the figure; write sentences.",
      };
    case "inside":
      return {
        rule: "figure-in-article",
        message:
          "a figure does not stand inside a line, a list or another element; put <Figure> and </Figure> on lines of their own.",
      };
    case "markdown":
      return {
        rule: "figure-in-article",
        message: "Markdown shows no figures; rename the file from .md to .mdx.",
      };
  }
}
