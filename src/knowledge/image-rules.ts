/** Whether texts and the images beside them belong together, and whether those who do not see them are told of them. */
import type { Analysis, WrittenImage } from "../markdown/analysis.ts";
import { isById } from "../markdown/link-target.ts";
import { startOf } from "./files.ts";
import { nameOf, type ReadImages } from "./images.ts";
import { nearest } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadFolder } from "./prose.ts";
import type { RuleId } from "./rules.ts";

type Finding = { rule: RuleId; message: string };

/**
 * Every problem with the images of a kind of texts.
 * @param kind the folder of the texts in the base, "articles" or "pages"
 */
export function imageProblems({ analyses }: ReadFolder<object>, kind: string, { files }: ReadImages): Problem[] {
  const shown = new Set<string>();
  const problems = analyses.flatMap(({ id, file, analysis }) => {
    const folder = `${kind}/${id}/`;
    const beside = [...files.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    for (const { destination } of analysis.images) shown.add(folder + nameOf(destination));
    return analysis.images.flatMap((image) =>
      faultsOf(image, beside).map(({ rule, message }) => problemAt({ file, ...image }, rule, message)),
    );
  });
  const unused = [...files].filter(([path]) => !shown.has(path));
  const message = "no text beside it shows this image; write ![what is to be seen](name), or remove the file.";
  return [...problems, ...unused.map(([, file]) => problemAt(startOf(file), "image-used", message))];
}

/** Texts with no folder for images of their own. */
export function imageProblemsOfIntroduction({ file, analysis }: { file: string; analysis: Analysis }): Problem[] {
  const message = "images are for articles and pages, beside which they stand; take this one out.";
  return analysis.images.map((image) => problemAt({ file, ...image }, "image-local", message));
}

function faultsOf({ destination, form, alt }: WrittenImage, beside: readonly string[]): Finding[] {
  if (form === "reference")
    return [{ rule: "image-local", message: "name the file in the image itself: ![what is to be seen](name.png)." }];
  const faults: Finding[] = [];
  const name = nameOf(destination);
  if (!hasWords(alt, name))
    faults.push({
      rule: "image-alt",
      message: `those who do not see “${destination}” are told nothing; write what is to be seen: ![…](${destination}).`,
    });
  // Of a link by id in the place of an image the rules of links tell.
  if (isById(destination)) return faults;
  if (name === "") {
    const message = "the image names no file; write the name of one beside the text: ![what is to be seen](name.png).";
    faults.push({ rule: "image-local", message });
  } else if (/^[a-z][a-z\d+.-]*:|^\/|[/\\]/iu.test(name)) {
    const message = `“${destination}” is no file beside the text; put the image there (its licence allows that?), and write its name alone.`;
    faults.push({ rule: "image-local", message });
  } else if (!beside.includes(name)) {
    // The extension is alike in all of them, and would make any two names near.
    const near = nearest(stemOf(name), beside.map(stemOf));
    const other = beside.find((candidate) => stemOf(candidate) === near);
    const hint = other === undefined ? " Put it there." : ` Did you mean “${other}”?`;
    faults.push({ rule: "image-exists", message: `there is no image “${name}” beside the text.${hint}` });
  }
  return faults;
}

/** The name of the file, which some programs write there, says nothing of what is to be seen. */
const hasWords = (alt: string, name: string): boolean =>
  /[\p{L}\p{N}\p{S}]/u.test(alt) && alt.trim() !== name && !(alt.trim() === stemOf(name) && /[-_]/u.test(alt));

const stemOf = (name: string): string => name.replace(/\.[^.]*$/u, "");
