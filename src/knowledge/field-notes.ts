/**
 * What each field is, for those who write it: editors show it, and complete from the examples. By the schema, then by
 * the field's name, or by "parent.name" where two fields of a schema share one.
 */

export interface FieldNote {
  description: string;
  examples?: readonly unknown[];
  /** Further keywords of JSON Schema, where the format's own schema cannot say it. */
  pattern?: string;
  propertyNames?: object;
}

type Notes = Readonly<Record<string, FieldNote>>;

const note = (description: string, ...examples: unknown[]): FieldNote => ({
  description,
  ...(examples.length > 0 && { examples }),
});

const SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$";

/** Fields of every text with frontmatter. */
const PROSE: Notes = {
  title: note("The title; the text below has no “#” heading, because this is it.", "What rope bridges cannot carry"),
  description: note("One or two sentences, shown under the title and by search engines. No citations."),
  slug: {
    ...note("Last part of the page’s address in this language: lower-case letters, digits, hyphens.", "rope-bridges"),
    pattern: SLUG,
  },
  updated: note("The day on which what the text says was last changed.", "2026-11-22"),
  parity: note(
    "What a translation has otherwise than its original, and rightly so. Readers see it on the status page.",
  ),
  "parity.allow": note("Citation keys, key#passage, numbers and addresses, as one of the two texts has them.", [
    "marlow1999#deck-load",
    "16 GB",
  ]),
  "parity.why": note("Why the texts differ.", "The original rounds; the source of this language does not."),
};

const REFERENCE: Notes = {
  draft: note(
    "Nobody has read the source yet. Such a record needs only its URL; only drafts may cite it, and the site leaves it out.",
  ),
  type: note("What the source is: a type of CSL.", "webpage", "paper-conference", "report"),
  kind: note("What sort of voice it is, by which a reader weighs it."),
  title: note("The title as the source writes it.", "Spans and Piers: A Survey"),
  "title-short": note("A shorter title, for tight places."),
  author: note(
    "The authors in the source’s order.",
    [{ family: "Marlow", given: "Ada B." }],
    [{ literal: "Bureau of Bridges" }],
  ),
  literal: note("An organisation, or a pseudonym.", "Bureau of Bridges"),
  family: note("Family name of a person, with small particles in front.", "van den Oord"),
  given: note("Given names or initials.", "Aäron"),
  "more-authors": note("The source has more authors than the record names."),
  issued: note(
    "When the source is from, as far as it says. A bare year stands in quotation marks.",
    "2017-06",
    "2026-11-22",
  ),
  accessed: note("When the source was looked at, where that is not what “evidence” says.", "2026-11-22"),
  "container-title": note("What it is part of: journal, proceedings, site.", "Journal of Bridges"),
  publisher: note("Who published it.", "Span Press"),
  volume: note("Volume of the journal, in quotation marks.", "45"),
  issue: note("Issue of the journal, in quotation marks.", "2"),
  page: note("Page or pages.", "1-12"),
  URL: note("Address at which readers can open it.", "https://example.org/spans"),
  DOI: note("Its Digital Object Identifier, without the address around it.", "10.1000/182"),
  ISBN: note("Its International Standard Book Number.", "978-3-16-148410-0"),
  language: note("The source’s own language, as a tag.", "pt-BR", "ja"),
  evidence: note("How and when you read the source.", { seen: "live", date: "2026-11-22" }),
  "passages.evidence": note("How and when these words were read, where in another copy than the record says."),
  seen: note("“live” at its address, or in a “copy” that somebody keeps."),
  "evidence.date": note("The day of reading; of a copy, the day it was made.", "2026-11-22"),
  snapshot: note("A pinned address of the very text that was read, as of one commit of a repository."),
  archive: note("An archived copy.", { url: "https://web.archive.org/web/…", date: "2026-03-01" }),
  "archive.url": note("Address of the archived copy."),
  "archive.date": note("When the copy was made.", "2026-03-01"),
  status: note("Whether the source still stands, and still at its address; “alive” where nothing is said."),
  note: note("How the record was checked. Readers see it on the source’s page; exports leave it out."),
  passages: {
    ...note("Words of the source that stand for a claim, by ids that citations name: [@key#id].", {
      "deck-load": { quote: "The deck carries nine tonnes.", locator: "sec. 2" },
    }),
    propertyNames: { pattern: SLUG },
  },
  quote: note("The source’s own words, in its own language, exactly."),
  locator: note("Where in the source, as a reader would look for it.", "sec. 2", "p. 4"),
  fragment: note(
    "Value of a text directive, where the one that is made of the quotation does not find the words.",
    "the%20first%20words,the%20last%20words",
  ),
};

const SITE: Notes = {
  title: note("Name of the knowledge base, in each language.", { pt: "Caderno das pontes" }),
  tagline: note("One sentence under it, in each language."),
  url: note("Where the site is published: scheme and host only.", "https://example.org"),
  base: note("Path under which it lives, with “/” at both ends.", "/", "/kb/"),
  sourceLocale: note("Language in which articles are written first.", "pt"),
  locales: note("The languages, in the order in which readers choose among them.", [{ tag: "pt", name: "Português" }]),
  tag: note("Stands in addresses, in file names and in the pages.", "pt", "pt-BR"),
  name: note("The language’s name in itself.", "Português"),
  direction: note("Made of the language where it is not given."),
  format: note("How dates and numbers are written, where that is more special than the tag.", "pt-PT"),
  licence: note("Licence of everything in the knowledge base."),
  "licence.name": note("Its short name.", "CC BY 4.0"),
  "licence.url": note("Its text.", "https://creativecommons.org/licenses/by/4.0/"),
  topics: note("The topics, in the order in which readers see them. Every article belongs to one."),
  id: note("What the frontmatter of articles names.", "cable-stays"),
  "topics.title": note("Its name, in each language.", { pt: "Cabos" }),
  "topics.slug": note("Last part of its address, in each language.", { pt: "cabos" }),
  "topics.description": note("What its articles are about, in each language."),
};

const SEARCHES: Notes = {
  locale: note("Language of the search.", "pt"),
  query: note("What readers type.", "rope bridge"),
  article: note("Id of the article that they should find first."),
  source: note("Key of the source that they should find first."),
  page: note("Id of the page that they should find first."),
  section: note("Id of the heading whose section answers."),
  nothing: note("The base does not have what is asked for."),
};

const REDIRECTS: Notes = {
  moved: {
    ...note(
      "What an address leads to since its page has moved; “source:<key>” stands for every address of a source. The files beside a text move with it.",
      { "/pt/old-slug/": "article:rope-bridges", "source:old-key": "source:marlow1999" },
    ),
    propertyNames: { pattern: "^(/|source:)" },
  },
  withdrawn: {
    ...note("Addresses of which the page was withdrawn; a page there says when and why.", {
      "/pt/old-slug/": { date: "2026-11-22", why: { pt: "It rested on a source that was withdrawn." } },
    }),
    propertyNames: { pattern: "^(/|source:)" },
  },
  date: note("The day on which it was withdrawn.", "2026-11-22"),
  why: note("Why, for its readers: a sentence for each language in which the page is shown.", {
    pt: "It rested on a source that was withdrawn.",
  }),
  instead: note("What to read in its stead: a link by id, or an address of the site.", "article:rope-bridges"),
};

const FIGURE: Notes = {
  kind: note("How the data is drawn."),
  title: note("What the figure shows: a text for each language, or one for all.", { pt: "Vãos" }),
  unit: note("Unit of every value or length.", "m"),
  rows: note("The rows, from above."),
  label: note("What the row, lane, path or shape is."),
  value: note("The magnitude, or the beginning of a range."),
  to: note("The end of a range."),
  note: note("Further words to the row or lane.", "measured in 1999"),
  group: note("Heading of the rows that name it; those without one stand first."),
  source: note("Where it comes from; the caption has to cite the same.", "marlow1999#deck-load"),
  sources: note("Where the figure comes from; the caption has to cite the same.", "marlow1999#deck-load"),
  corner: note("What stands above the labels of the rows."),
  columns: note("Headings of the columns."),
  cells: note("One cell a column."),
  mark: note("Whether it is so."),
  text: note("What stands there."),
  tiles: note("Sizes of tiles, rows and columns.", [[8, 128]]),
  shapes: note("Arrays that are padded to tiles; what that costs is computed."),
  shape: note("Sizes of the array’s dimensions.", [100, 300]),
  lanes: note("What runs side by side."),
  parts: note("What happens one after the other."),
  length: note("How long it takes, in the figure’s unit."),
  look: note("Whether it is work, waiting, or lost; “end” ends a path."),
  paths: note("Ways of what happens in order, not to scale."),
  steps: note("What happens one after the other."),
  events: note("What happened, in order of time."),
  date: note("When; a bare year stands in quotation marks.", "2026-04"),
};

/** By the name of the schema. */
export const FIELD_NOTES = {
  article: {
    ...PROSE,
    topic: note("Id of a topic of site.yaml; the same in every language.", "cable-stays"),
    related: note("Ids of related articles.", ["rope-bridges", "stone-arches"]),
    status: note("“draft” keeps the article out of the site; take it out to publish."),
  },
  page: {
    ...PROSE,
    index: note("An alphabetical index of the third-level headings stands above the text, as a glossary needs it."),
  },
  introduction: { updated: note("The day of the last change.", "2026-11-22") },
  reference: REFERENCE,
  site: SITE,
  searches: SEARCHES,
  redirects: REDIRECTS,
  figure: FIGURE,
} as const satisfies Record<string, Notes>;
