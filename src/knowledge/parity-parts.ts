/** Parts a text where its sections begin, so that the variants of it can be held against each other part by part. */
import type { Analysis, CitationUse, PlacedDoubt, Place as Position, Quantity } from "../markdown/analysis.ts";
import { quantitiesIn } from "../markdown/quantities.ts";
import type { Prose } from "./model.ts";
import type { Place } from "./problems.ts";

/** A variant of a text, with the places of its frontmatter's fields where they are known. */
export interface Twin extends Pick<Prose, "id" | "locale" | "file" | "analysis" | "title" | "description"> {
  /** Its third-level headings are terms, each a part of its own. */
  hasIndex: boolean;
  placeOf(field: string): Place;
}

/** A section, the words above the first one, the notes, or the fields that readers see. */
export interface Part {
  /** Joins the parts of the variants. */
  name: string;
  /** Of its heading, or of the first thing in it that is compared. */
  place: Place;
  uses: CitationUse[];
  quantities: Quantity[];
  /** Whether something in it was meant as a citation and is none, so that what it cites is not known. */
  isUnsure: boolean;
  /** Words in it that name sources without citing them, if there are such sources. */
  named: string[];
}

const FIELDS = "fields";
const NOTES = "notes";
/** Id of the heading that the Markdown engine puts above the notes. */
const NOTES_HEADING = "footnote-label";

/** The second-level headings: sections begin at them. */
export const sectionHeadings = ({ analysis }: Pick<Twin, "analysis">): Analysis["writtenHeadings"] =>
  analysis.writtenHeadings.filter(({ depth, isInside }) => depth === 2 && !isInside);

/** The parts by their names, in the order of the text. */
export function partsOf(twin: Twin): Map<string, Part> {
  const { file, analysis } = twin;
  const borders = bordersOf(twin);
  const parts = new Map<string, Part>();
  const partAt = (name: string, place: Position): Part => {
    const part = parts.get(name) ?? {
      name,
      place: placed(file, place),
      uses: [],
      quantities: [],
      isUnsure: false,
      named: [],
    };
    parts.set(name, part);
    return part;
  };
  const nameAt = (place: Position): string => borders.findLast(({ line }) => line <= place.line)?.name ?? "";
  for (const one of fieldQuantities(twin)) partAt(FIELDS, one).quantities.push(one);
  for (const border of borders) partAt(border.name, border);
  for (const use of analysis.uses) partAt(use.section === NOTES_HEADING ? NOTES : nameAt(use), use).uses.push(use);
  for (const one of analysis.quantities) partAt(one.isNote ? NOTES : nameAt(one), one).quantities.push(one);
  for (const fault of analysis.faults) partAt(nameAt(fault), fault).isUnsure = true;
  for (const place of analysis.doubts) doubt(partAt(nameAt(place), place), place.doubt);
  return parts;
}

function doubt(part: Part, found: PlacedDoubt["doubt"]): void {
  if ("key" in found) part.named.push(found.key);
  if (found.kind === "wide" || found.kind === "number") part.isUnsure = true;
}

const placed = (file: string, { line, column }: Position): Place => ({ file, line, column });

/** Where parts begin, by line: at sections, which are counted, and at terms, which have the same ids in every language. */
function bordersOf(twin: Twin): (Position & { name: string })[] {
  const sections = sectionHeadings(twin).map((heading, index) => ({ ...heading, name: String(index + 1) }));
  const terms = twin.hasIndex ? twin.analysis.writtenHeadings.filter(({ depth }) => depth === 3) : [];
  const ids = new Map(twin.analysis.givenIds.map(({ line, id }) => [line, id]));
  const named = terms.flatMap((heading) => {
    const id = ids.get(heading.line);
    return id === undefined ? [] : [{ ...heading, name: `#${id}` }];
  });
  return [...sections, ...named].toSorted((a, b) => a.line - b.line);
}

/** Those of the title and the description. */
const fieldQuantities = ({ title, description, locale, placeOf }: Twin): Quantity[] =>
  Object.entries({ title, description }).flatMap(([field, text]) => {
    const { line, column } = placeOf(field);
    return quantitiesIn(text, locale).map(({ index, ...one }) => ({ ...one, isNote: false, line, column }));
  });
