/** Whether what a record says of its source agrees with itself: addresses, dates, the archived copy. */
import { compareDates, type PartialDate } from "../citations/date.ts";
import type { Evidence, Reference } from "../citations/record.ts";
import { isoDate } from "../i18n/format.ts";
import { addressAdvice } from "./address-advice.ts";
import { archivedCopy } from "./archived.ts";
import { authorProblems } from "./author-rules.ts";
import { type Problem, problemAt } from "./problems.ts";
import { passageProblems } from "./quotation-rules.ts";
import type { ReadRecord } from "./references.ts";
import type { RuleId } from "./rules.ts";
import { addressIdentity, plainAddress } from "./same-work.ts";

/** Says a rule's complaint at a field of the record. */
type Complain = (path: readonly PropertyKey[], rule: RuleId, message: string) => Problem;

type Rule = (reference: Reference, complain: Complain) => Problem[];

/** Every problem of one record that its format does not show. */
export function recordProblems(record: ReadRecord): Problem[] {
  const { reference, has, placeOf } = record;
  const complain: Complain = (path, rule, message) => problemAt(placeOf(path), rule, message);
  const message =
    "the record does not say when its source was published; write “issued: 2017-06”, as far as it is known, or “issued: unknown”.";
  const undated = has("issued") || has("draft") ? [] : [complain(["issued"], "issued-known", message)];
  return [
    ...undated,
    ...RULES_OF_RECORDS.flatMap((rule) => rule(reference, complain)),
    ...authorProblems(record),
    ...passageProblems(record),
  ];
}

const RULES_OF_RECORDS: readonly Rule[] = [
  addressProblems,
  identifierProblems,
  orderProblems,
  copyProblems,
  titleProblems,
];

/** Addresses work and are tidy; a snapshot is another one than the source's. */
function addressProblems({ url, snapshot, archive }: Reference, complain: Complain): Problem[] {
  const addresses: [string[], string | undefined][] = [
    [["URL"], url],
    [["snapshot"], snapshot],
    [["archive", "url"], archive?.url],
  ];
  const advice = addresses.flatMap(([path, address]) => {
    const found = address === undefined ? undefined : addressAdvice(address);
    return found === undefined ? [] : [complain(path, "url-tidy", `field “${path.join(".")}”: ${found}.`)];
  });
  if (snapshot === undefined || withoutSlash(snapshot) !== withoutSlash(url)) return advice;
  const message =
    "the snapshot is the address itself, which can change; give the address of one version of the text, or take the field out where the address is one already.";
  return [...advice, complain(["snapshot"], "snapshot-pinned", message)];
}

const withoutSlash = (address: string): string => address.replace(/\/$/u, "");

/** A resolver's address has the DOI in it, arXiv's has the number that its DOIs have. */
function identifierProblems({ url, doi }: Reference, complain: Complain): Problem[] {
  if (doi === undefined) return [];
  const [ofField, ofAddress] = [addressIdentity(`https://doi.org/${doi}`), addressIdentity(url)];
  const [kind] = ofAddress.split(":");
  if (kind === "url" || ofField === ofAddress || (kind === "arxiv" && !ofField.startsWith("arxiv:"))) return [];
  const message = `the DOI is “${doi}”, but the address leads to “${ofAddress.replace(/^\w+:/u, "")}”; correct the one that is wrong.`;
  return [complain(["DOI"], "doi-agrees", message)];
}

/** Nothing is read or archived before it is published. */
function orderProblems({ issued, accessed, evidence, archive, passages }: Reference, complain: Complain): Problem[] {
  if (issued === undefined) return [];
  const evidences: [string[], Evidence | undefined][] = [
    [["evidence", "date"], evidence],
    ...[...passages].map(([id, passage]): [string[], Evidence | undefined] => [
      ["passages", id, "evidence", "date"],
      passage.evidence,
    ]),
  ];
  const events: [string[], string, PartialDate | undefined][] = [
    ...evidences.map(([path, own]): [string[], string, PartialDate | undefined] => [path, "read", own?.date]),
    [["accessed"], "read", accessed],
    [["archive", "date"], "archived", archive?.date],
  ];
  return events.flatMap(([path, verb, date]) => {
    if (date === undefined || compareDates(date, issued) >= 0) return [];
    const message = `the source was ${verb} (${isoDate(date)}) before it was published (${isoDate(issued)}); correct the date that is wrong.`;
    return [complain(path, "dates-in-order", message)];
  });
}

/** The archived copy is one of this address and of the day that is said; what is gone has one. */
function copyProblems({ url, status, archive }: Reference, complain: Complain): Problem[] {
  if (archive === undefined) {
    if (status !== "dead" && status !== "usurped") return [];
    const message = `readers find the source no more, because it is ${status}; give them a copy: archive: { url: …, date: … }.`;
    return [complain(["status"], "archive-given", message)];
  }
  const at: Complain = (path, rule, message) => complain(["archive", ...path], rule, message);
  if (plainAddress(archive.url) === plainAddress(url))
    return [
      at(["url"], "archive-agrees", "the archived copy is the address of the source itself; give that of a copy."),
    ];
  const copy = archivedCopy(archive.url);
  if (copy === undefined) return [];
  const problems: Problem[] = [];
  if (plainAddress(copy.of) !== plainAddress(url))
    problems.push(
      at(["url"], "archive-agrees", `the copy is one of “${copy.of}”, but the source is “${url}”; archive that one.`),
    );
  if (copy.date === undefined) {
    const message = `the address names no day, so it leads to whatever copy is the newest; open the copy, and give the address with its time, as in …/${compact(archive.date)}000000/….`;
    problems.push(at(["url"], "archive-agrees", message));
  } else if (compareDates(copy.date, archive.date) !== 0) {
    const message = `the date is ${isoDate(archive.date)}, but the address is that of a copy of ${isoDate(copy.date)}; correct the one that is wrong.`;
    problems.push(at(["date"], "archive-agrees", message));
  }
  return problems;
}

const compact = (date: PartialDate): string => isoDate(date).replaceAll("-", "");

/** A title as the source has it, not as the window of a browser shows it. */
function titleProblems({ title, containerTitle, publisher, url }: Reference, complain: Complain): Problem[] {
  const [, rest, end] = /^(.*\S) (?:[|·•–—-]|::) (.+)$/u.exec(title) ?? [];
  const host = new URL(url).hostname.replace(/^www\./u, "");
  const sites = [containerTitle, publisher, host, host.split(".").at(-2), "YouTube", "Wikipedia", "Medium", "arXiv"];
  if (end !== undefined && sites.some((site) => site?.toLowerCase() === end.toLowerCase())) {
    const message = `the title ends with the name of its site, “${end}”; write “${rest}”, and the site as container-title or publisher.`;
    return [complain(["title"], "title-plain", message)];
  }
  // Most scripts have no capitals; an abbreviation in one of them makes no shouting.
  const words = title.match(/\p{Lu}{4,}/gu) ?? [];
  if (words.length < 3 || /[\p{Ll}\p{Lo}]/u.test(title)) return [];
  return [complain(["title"], "title-plain", "the title is in capitals throughout; write it as a sentence has it.")];
}
