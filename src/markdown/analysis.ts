/** What the Markdown plugins learn about one document: plain data that travels with it. */
import type { Doubt } from "../citations/doubts.ts";
import type { CitationFault, CitationItem } from "../citations/syntax.ts";
import type { Slip } from "../i18n/typography/slip.ts";

/** Plain text of a sentence without its markers, parted where one of them stands. */
export interface Sentence {
  before: string;
  after: string;
}

/** One cited source at one place; several of them may share a pair of brackets. */
export interface CitationUse extends Omit<CitationItem, "offset"> {
  /** Number of the reference in this document, by first citation in reading order. */
  number: number;
  /** Which citation of that reference this is, from 1. */
  use: number;
  /** Id of the section's heading; "" before the first. */
  section: string;
  /** What the text says there. */
  sentence: Sentence;
  line: number;
  column: number;
}

export interface Heading {
  /** 2 to 6. */
  depth: number;
  id: string;
  /** Text without citation markers. */
  text: string;
}

/** A fault of the core with its place, or one that only the tree can show. */
export interface PlacedFault {
  fault:
    | CitationFault
    | { kind: "in-link"; text: string }
    | { kind: "is-link"; text: string }
    | { kind: "in-image"; text: string }
    | { kind: "in-html"; text: string }
    | { kind: "in-definition"; text: string }
    | { kind: "formatted"; text: string };
  line: number;
  column: number;
}

/** A doubt of the core with its place. */
export interface PlacedDoubt {
  doubt: Doubt;
  /** Whether the file has the very characters of the doubt's text, so that they can be replaced. */
  isExact: boolean;
  line: number;
  column: number;
}

/** A footnote of GFM, `[^label]: …`, or a mark that leads to one. */
export interface FootnotePart {
  part: "definition" | "mark";
  label: string;
  /** Of a definition, whether nothing stands in it. */
  isEmpty?: boolean;
  line: number;
  column: number;
}

/** What a citation names, wherever it stands. */
export type CitedPlace = { key: string; passage?: string | undefined };

/** A figure as a text shows it. */
export interface FigureUse {
  /** Name of the data beside the article; "" where a fault has kept it from being read. */
  name: string;
  /** What its caption cites. */
  cited: CitedPlace[];
  fault?: FigureFault;
  line: number;
  column: number;
}

/** Where something stands in its file; both from 1, columns in UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

/** An image as a text shows it. */
export interface WrittenImage extends Place {
  /** What stands in the parentheses. */
  destination: string;
  /** `![words](name.png)`, or `![words][label]` with its address elsewhere. */
  form: "inline" | "reference";
  /** The text for those who do not see it. */
  alt: string;
}

/** A link, or the definition of one. */
export interface WrittenLink extends Place {
  /** As the parser understood it, without escapes and entities. */
  destination: string;
  /** How it is written; "definition" is the `[name]: …` that links refer to. Of images only those by id are here. */
  form: "link" | "bare" | "wordless" | "definition" | "image";
  /** The words of a link, the name of a definition. */
  text: string;
}

/** What looks like a link and is none. */
export interface BrokenLink extends Place {
  /** `[text](…` with white space in it, `[text][name]` of which the name is not defined, or an image that is none. */
  form: "split" | "undefined" | "image";
  written: string;
}

/** A tag of HTML, an element of MDX, a comment, or `<!…>` and `<?…>`. */
export interface HtmlPiece extends Place {
  /** An "element" is closed, because MDX would not have been read otherwise. */
  form: "opening" | "closing" | "element" | "comment" | "declaration";
  /** In lower-case letters, but of the figure; "" for what has no name, as a fragment of MDX. */
  name: string;
  /** The name as its author wrote it. */
  written: string;
  /** In MDX they may be computed; `{...x}` has no other name. */
  attributes: (Place & { name: string; isComputed: boolean })[];
  /** The same for all that stands in one line of text, next to each other; nothing for a block. */
  around: string | undefined;
}

/** Code of MDX: an import, an export, or `{…}` in the text. */
export interface MdxCode extends Place {
  written: string;
}

/** A heading as the author wrote it. */
export interface WrittenHeading extends Place {
  /** 1 to 6. */
  depth: number;
  /** "" where there are no words. */
  text: string;
  /** Whether it stands in a quotation, an item of a list, a note or the like. */
  isInside: boolean;
}

/** `<Name>` in MDX, other than a figure. */
export interface UnknownComponent extends Place {
  name: string;
}

export type FigureFault =
  | { kind: "unnamed" }
  | { kind: "attribute"; name: string }
  | { kind: "captionless" }
  /** Of which a section would begin inside the figure. */
  | { kind: "headed" }
  /** Of a line, a list, a quotation or another element. */
  | { kind: "inside" }
  /** In Markdown, which has no components. */
  | { kind: "markdown" };

/** An address of the web in a text, as a link or by itself. */
export interface WebLink {
  address: string;
  /** "bare" stands for itself; "broken" was meant for one, and the parser found none. */
  form: "link" | "bare" | "broken";
  line: number;
  column: number;
}

/** A slip of typography with its place; with a fix where nothing else can be meant. */
export type PlacedSlip = Pick<Slip, "rule" | "message"> & {
  fix?: { length: number; text: string };
  line: number;
  column: number;
};

/** What an author has put in braces behind a heading, to give it an id. */
export interface GivenId {
  /** With its braces. */
  written: string;
  /** The id, where nothing else stands in the braces. */
  id: string | undefined;
  /** Whether the heading has words besides. */
  hasText: boolean;
  line: number;
  column: number;
}

/** A paragraph or a row of a table: `statements.ts` says exactly what counts. */
export interface Statement {
  /** A paragraph in a list is an item of it, each paragraph one. */
  kind: "paragraph" | "item" | "row";
  words: number;
  /** Cited sources, each item of a group by itself. */
  citations: number;
  /** Its first words. */
  opening: string;
  /**
   * Where it cites nothing, nor does the head of its table: the first number in it that states a fact, a year, a share, a
   * price, a quantity with its unit.
   */
  figure: string | undefined;
  /** Whether it ends with a colon, and so leads to the block behind it. */
  leadsOn: boolean;
  line: number;
  column: number;
}

/** A number as a text states it. */
export interface Quantity extends Place {
  /** With its unit, where that is a symbol. */
  written: string;
  digits: string;
  /** Symbol of its unit in one spelling; "" where it has none. */
  unit: string;
  /** The unit that it has from its neighbour: that of 16 in “16 to 32 GB”. */
  shared?: string;
  /** Power of ten that a word behind it says: 9 for “billion”. */
  power: number;
  /** Words, decades, ordinals, the day of a date in figures: another language may write it in another way, or not at all. */
  isLoose: boolean;
  /** Whether it stands in a footnote. */
  isNote: boolean;
}

/** What a translator translates at once, the unit by which the variants of a text are held against each other. */
export interface Block extends Place {
  /** A paragraph, or a list's item, of which each paragraph is one; the items of a list inside it are others. */
  kind: "heading" | "paragraph" | "item" | "table" | "code";
  /** Of a heading, 2 to 6. */
  depth?: number;
  /** How many sections have begun before it or with it: 0 before the first second-level heading. */
  section: number;
  /** As its author wrote it, in one line; the rows of a table and of code in one each. */
  text: string;
}

export interface Analysis {
  uses: CitationUse[];
  headings: Heading[];
  /** In the order of the text. */
  figures: FigureUse[];
  /** Components that there are none of, which MDX could not render. */
  components: UnknownComponent[];
  html: HtmlPiece[];
  code: MdxCode[];
  faults: PlacedFault[];
  doubts: PlacedDoubt[];
  /** In the order of the text. */
  footnotes: FootnotePart[];
  links: WrittenLink[];
  images: WrittenImage[];
  brokenLinks: BrokenLink[];
  writtenHeadings: WrittenHeading[];
  /** Paragraphs that begin like “##Words”: headings that lack their space. */
  unspacedHeadings: (Place & { written: string })[];
  givenIds: GivenId[];
  statements: Statement[];
  /** In the order of the text. */
  blocks: Block[];
  webLinks: WebLink[];
  quantities: Quantity[];
  slips: PlacedSlip[];
}

/** Name under which the analysis stands in the frontmatter object that Astro passes through its renderers. */
const FIELD = "analysis";

interface AstroData {
  frontmatter: Record<string, unknown>;
}

/**
 * The analysis of the document being rendered; made at its first use.
 * @param data the document's data bag (`ctx.data`), which Astro and our own calls seed with `astro.frontmatter`
 */
export function analysisOf(data: Record<string, unknown>): Analysis {
  data["astro"] ??= { frontmatter: {} };
  const { frontmatter } = data["astro"] as AstroData;
  frontmatter[FIELD] ??= {
    uses: [],
    headings: [],
    figures: [],
    components: [],
    html: [],
    code: [],
    faults: [],
    doubts: [],
    footnotes: [],
    links: [],
    images: [],
    brokenLinks: [],
    writtenHeadings: [],
    unspacedHeadings: [],
    givenIds: [],
    statements: [],
    blocks: [],
    webLinks: [],
    quantities: [],
    slips: [],
  } satisfies Analysis;
  return frontmatter[FIELD] as Analysis;
}

/** The analysis that a renderer left behind, or an empty one for a document that has neither heading nor citation. */
export function analysisFrom(frontmatter: Record<string, unknown>): Analysis {
  return analysisOf({ astro: { frontmatter } });
}
