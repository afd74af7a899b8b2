/** The report of an import, as it is printed and kept. */
import { summary } from "./findings.ts";
import type { Import, Version } from "./plan.ts";
import { code, counted } from "./report.ts";

export interface Telling {
  /** Folder of the knowledge as a person types it. */
  folder: string;
  /** Nothing is written this time. */
  isTrial: boolean;
}

/** Markdown; what was written first, what to do last. */
export function reportOf(planned: Import, versions: readonly [Version, ...Version[]], told: Telling): string {
  const { files, report, sources } = planned;
  const path = (name: string): string => code(`${told.folder}/${name}`);
  for (const { name } of files) report.add("written", path(name));
  const opening = versions.map(({ page, locale }) =>
    summary(
      page,
      sources.filter((source) => source.page === page),
      locale,
    ),
  );
  if (told.isTrial)
    opening.push("A trial: nothing was written. Without --dry-run it would be what stands under “Written”.");
  return report.markdown(`Import of “${versions[0].page.title}”`, opening, stepsOf(planned, versions, path));
}

/** A list under an odd heading, or none: a second import is less work than citations by hand. */
const NO_LIST = `No list of sources was found. If the page has one, put it at the end under a line ${code("Sources:")}, one a line as in ${code("[1] https://…")}; remove what was written, and import the page again.`;

function stepsOf(
  { files, report, sources }: Import,
  versions: readonly Version[],
  path: (name: string) => string,
): string[] {
  const stubs = files.filter(({ name }) => name.startsWith("references/"));
  const articles = files.filter(({ name }) => name.startsWith("articles/"));
  const doubtful = report.count("doubtful") + report.count("unusable") + report.count("differing");
  return [
    ...(sources.length === 0 ? [NO_LIST] : []),
    ...(doubtful > 0 ? ["Settle which addresses are damaged (above), and put what you find into the records."] : []),
    ...(stubs.length > 0
      ? [
          `Read ${counted(stubs.length, "source")}; complete each record in ${path("references/")} and take ${code("draft: true")} out of it.`,
        ]
      : []),
    `Read ${articles.map(({ name }) => path(name)).join(" and ")} against the sources: does each sentence say what its source says? Cite passages, give every claim a source, or take the claim out.`,
    ...(versions.length > 1 ? ["See that both languages say and cite the same."] : []),
    `Take ${code("status: draft")} out, and run ${code("npm run check")}.`,
  ];
}
