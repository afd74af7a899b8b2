/** One work under two keys: its citations would be split over two entries, and a correction would reach one of them. */
import { withoutTracking } from "./address-advice.ts";
import { doiOf } from "./doi.ts";
import { isbn13 } from "./isbn.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { RecordFields } from "./record-yaml.ts";
import type { ReadRecord } from "./references.ts";

/** Parts of a book or volume, which share its ISBN with each other. */
const PARTS = /^(?:chapter|paper-conference|entry.*|article.*)$/u;

type Field = "DOI" | "URL" | "ISBN";

/** @param records in the order of their files */
export function sameWorkProblems(records: readonly ReadRecord[]): Problem[] {
  const firsts = new Map<string, { record: ReadRecord; field: Field }>();
  return records.flatMap((record): Problem[] => {
    const own = identitiesOf(record);
    const [found] = own.flatMap(({ id, field }) => {
      const first = firsts.get(id);
      return first === undefined ? [] : [{ first, field }];
    });
    for (const { id, field } of own) if (!firsts.has(id)) firsts.set(id, { record, field });
    if (found === undefined) return [];
    const { first, field } = found;
    const other = first.record.placeOf([first.field]);
    const message = `${other.file}:${other.line} is the same work by its ${first.field}; keep one of the two records, and cite its key everywhere.`;
    return [problemAt(record.placeOf([field]), "work-once", message)];
  });
}

/** What names the work of a record, the surest first. */
function identitiesOf({ reference: { doi, isbn, url, type } }: ReadRecord): { id: string; field: Field }[] {
  return [
    ...(doi === undefined ? [] : [{ id: doiIdentity(doi), field: "DOI" as const }]),
    { id: addressIdentity(url), field: "URL" as const },
    ...(isbn === undefined || PARTS.test(type) ? [] : [{ id: `isbn:${isbn13(isbn)}`, field: "ISBN" as const }]),
  ];
}

/** What is the same for two records of one work, as far as their DOI and address tell. */
export const identities = ({ DOI, URL: address }: Pick<RecordFields, "DOI" | "URL">): string[] => [
  ...(DOI === undefined ? [] : [doiIdentity(DOI)]),
  ...(address === undefined || !URL.canParse(address) ? [] : [addressIdentity(address)]),
];

const ARXIV_ID = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})`;
const ARXIV_DOI = new RegExp(`^10\\.48550/arxiv\\.${ARXIV_ID}(?:v\\d+)?$`, "iu");
const ARXIV_PAGE = new RegExp(
  `^(?:(?:export\\.)?arxiv|alphaxiv)\\.org/(?:abs|pdf|html|ps|format|src)/${ARXIV_ID}(?:v\\d+)?(?:\\.pdf)?$`,
  "iu",
);

function doiIdentity(doi: string): string {
  const arxiv = ARXIV_DOI.exec(doi)?.[1];
  return arxiv === undefined ? `doi:${doi.toLowerCase()}` : `arxiv:${arxiv.toLowerCase()}`;
}

/** The same for every address that leads to one page, and for all pages of one paper at arXiv. */
export function addressIdentity(url: string): string {
  const doi = doiOf(url);
  if (doi !== undefined) return doiIdentity(doi);
  const plain = plainAddress(url);
  const arxiv = ARXIV_PAGE.exec(plain)?.[1];
  return arxiv === undefined ? `url:${plain}` : `arxiv:${arxiv.toLowerCase()}`;
}

/**
 * An address without what seldom changes where it leads: scheme, "www.", default port, closing slash, tracking
 * parameters and fragment. One that begins with "/" or "!" names a page of its own.
 */
export function plainAddress(url: string): string {
  const { clean } = withoutTracking(url);
  const [, host = "", rest = ""] = /^(?:https?:)?\/{0,2}([^/?#]*)(.*)$/isu.exec(clean) ?? [];
  const page = rest.replace(/#(?![/!]).*$/su, "").replace(/\/+(?=$|\?)/u, "");
  return `${host
    .toLowerCase()
    .replace(/^www\./u, "")
    .replace(/:(?:80|443)$/u, "")}${decoded(page)}`;
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
