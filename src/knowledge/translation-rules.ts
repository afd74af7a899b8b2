/** Whether translations are in step with their originals, block by block. */
import type { Block } from "../markdown/analysis.ts";
import { excerpt, whereTheyDiffer } from "../translation/change.ts";
import type { Link } from "../translation/link.ts";
import { toldAt } from "../translation/links.ts";
import { startOf } from "./files.ts";
import type { Translation } from "./model.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadAnalysis } from "./prose.ts";
import type { ReadTranslations } from "./translation-records.ts";

/** @param texts the articles or the pages, each in every language that it has */
export function translationProblems(
  texts: readonly ReadAnalysis[],
  { translations }: Pick<ReadTranslations, "translations">,
): Problem[] {
  return texts.flatMap((text) => {
    const translation = translations.get(`${text.id}/${text.locale}`);
    return translation ? problemsOf(text, translation) : [];
  });
}

function problemsOf(text: ReadAnalysis, { record, links, original }: Translation): Problem[] {
  if (record === "broken") return [];
  if (record === "missing") {
    const message = `nobody has recorded that this was compared with ${original.file}; compare the two, then run “${commandFor(text)}”.`;
    return [problemAt(startOf(text.file), "translation-recorded", message)];
  }
  return [...toldAt(links)].flatMap(([link, number]) => {
    if (link.state === "in-step") return [];
    const block = text.analysis.blocks[number - 1];
    const place = block ? { ...block, file: text.file } : startOf(text.file);
    const rule = link.state === "unrecorded" ? "translation-recorded" : "translation-in-step";
    return [
      problemAt(place, rule, `${whatIsWrong(link, original, number === 0)}, then run “${commandFor(text, number)}”.`),
    ];
  });
}

const commandFor = ({ id, locale }: ReadAnalysis, block?: number): string =>
  `npm run kb -- sync ${id} ${locale}${block === undefined ? "" : ` --block ${block}`}`;

/** @param isFirst whether it is told before the first block */
function whatIsWrong(
  { state, original, recorded }: Link,
  { file, blocks }: Translation["original"],
  isFirst: boolean,
): string {
  const now = original.flatMap((place) => blocks[place] ?? []);
  const old = (recorded?.original ?? []).join(" ");
  const text = now.map((block) => block.text).join(" ");
  const place = now[0] ? placeOf(file, now[0]) : file;
  if (state === "removed")
    return `${file} no longer has what this translates, “${excerpt(old)}”; take it out or keep it`;
  if (state === "missing") {
    const where = isFirst ? "at the beginning" : "behind this block";
    return `${place} has “${excerpt(text)}”, which is not translated; translate it ${where}, or leave it out`;
  }
  if (state === "unrecorded")
    return `nobody has recorded what this block translates${now.length > 0 ? `, most likely ${place}` : ""}; compare it`;
  const { before, after } = whereTheyDiffer(old, text);
  return `${place} read “${before}” on ${recorded?.on ?? ""} and reads “${after}” now; bring this block up to date`;
}

const placeOf = (file: string, { line, column }: Block): string => `${file}:${line}:${column}`;
