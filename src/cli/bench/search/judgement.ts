/** Says how the judged searches went: what `npm run bench` and the tests print. */
import type { Way } from "../../../search/client/answer.ts";
import { type Figures, figuresOf } from "../../../search/judge.ts";
import type { Judged } from "./asking.ts";

const HEADINGS = ["searches", "success@1", "success@3", "MRR", "sections", "as asked", "absent", "right"];

/** The figures of each language, and of all together, as lines of a table. */
export function figureLines(judged: readonly Judged[]): string[] {
  const groups = [...Map.groupBy(judged, ({ search }) => search.locale), ["all", judged] as const];
  const rows = groups.map(([name, group]) => [name, ...cells(figuresOf(group.map(({ outcome }) => outcome)))]);
  return [["", ...HEADINGS], ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(6) : cell.padStart(11)))
      .join("")
      .trimEnd(),
  );
}

const cells = (figures: Figures): string[] => [
  String(figures.searches),
  share(figures.successAt1),
  share(figures.successAt3),
  share(figures.meanReciprocalRank),
  share(figures.sections),
  share(figures.asked),
  String(figures.absent),
  share(figures.right),
];

const share = (value: number | undefined): string => value?.toFixed(3) ?? "–";

/** A search that did not go as judged: what it should find, where that stands, and what came instead. */
export function faultLines(judged: readonly Judged[]): string[] {
  return judged.flatMap((one): string[] => {
    const { search } = one;
    const expected = search.kind === "nothing" ? "nothing" : `${search.kind} ${search.id}`;
    const faults = faultsOf(one);
    return faults.length > 0 ? [`  ${search.locale} ${search.query} → ${expected}: ${faults.join("; ")}`] : [];
  });
}

/** What a reader would not call an answer to all that was asked. */
const WAYS: Record<Exclude<Way, "asked">, string> = {
  elsewhere: "asked of another language",
  apart: "asked without its quotation marks",
  fewer: "asked with fewer words",
};

function faultsOf({ search, outcome, results }: Judged): string[] {
  const { rank, section, absent, way } = outcome;
  if (absent !== undefined) return absent ? [] : [firstOf(results)];
  const ways = way === "asked" ? [] : [WAYS[way]];
  if (rank === undefined) return ["not found", ...ways, firstOf(results)];
  if (rank > 3) return [`place ${rank}`, ...ways, firstOf(results)];
  return [
    ...ways,
    ...(section === false && search.kind !== "nothing" ? [`without its section “${search.section}”`] : []),
  ];
}

function firstOf(results: Judged["results"]): string {
  const first = results.slice(0, 3).map(({ title }) => `“${title}”`);
  return first.length === 0 ? "nothing was found" : `first came ${first.join(", ")}`;
}
