/**
 * `published-addresses.txt`, the list of every address that was ever published: one a line without the base path, and
 * behind it what stood there as a link by id, so that a rename can be explained. Only `npm run kb -- addresses --record`
 * writes it, and takes nothing out.
 */
import { existsSync } from "node:fs";
import { LINK_KINDS } from "../markdown/link-target.ts";
import { readText, topFile } from "./files.ts";
import { type Problem, problemAt } from "./problems.ts";
import { plainAddress } from "./site-address.ts";

export const LEDGER_FILE = "published-addresses.txt";

const HEAD =
  "# Every address that was ever published. “npm run kb -- addresses --record” writes this; nothing is taken out.";

export interface Published {
  /** Without the base path. */
  address: string;
  /** What stood there: a link by id, or "". */
  id: string;
  /** Of the file, from 1. */
  line: number;
}

export interface Ledger {
  /** Path from the project's root. */
  file: string;
  /** Absolute. */
  path: string;
  /** In the file's order, each address once. */
  published: readonly Published[];
  problems: Problem[];
}

const ENTRY = new RegExp(String.raw`^(?<address>/\S*)(?: (?<id>(?:${LINK_KINDS.join("|")}):\S+))?$`, "u");
/** What git leaves where two sides could not be merged. */
const MERGE_MARK = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/u;

/** Reads the list of a knowledge base; without a file nothing was published yet. */
export async function readLedger(contentDir: string): Promise<Ledger> {
  const source = topFile(contentDir, LEDGER_FILE);
  const { path, file } = source;
  const nothing = { path, file, published: [], problems: [] };
  if (!existsSync(path)) return nothing;
  const text = await readText(source);
  return typeof text === "string" ? { path, file, ...linesOf(text, file) } : { ...nothing, problems: [text] };
}

function linesOf(text: string, file: string): Pick<Ledger, "published" | "problems"> {
  const lines = text.split(/\r\n|[\r\n]/u);
  // Where two sides stand one above the other, their order says nothing.
  const isMerge = lines.some((line) => MERGE_MARK.test(line));
  const published = new Map<string, Published>();
  const problems: Problem[] = [];
  let last = "";
  for (const [index, written] of lines.entries()) {
    if (written === "" || (written.startsWith("#") && index === 0)) continue;
    const { address = "", id = "" } = ENTRY.exec(written)?.groups ?? {};
    const fault = faultOf(written, address) ?? (isMerge ? undefined : orderFault(address, last, published));
    if (fault) problems.push(problemAt({ file, line: index + 1, column: 1 }, fault.rule, fault.message));
    if (fault?.rule !== "ledger-readable" && address !== "" && !published.has(address))
      published.set(address, { address, id, line: index + 1 });
    last = address;
  }
  return { published: [...published.values()], problems };
}

type Fault = Pick<Problem, "rule" | "message">;

function faultOf(written: string, address: string): Fault | undefined {
  if (/^(?:\|{7}|={7}|>{7})/u.test(written)) return undefined;
  if (MERGE_MARK.test(written)) return { rule: "ledger-readable", message: MERGED };
  if (plainAddress(address) === address) return undefined;
  return { rule: "ledger-readable", message: `“${written}” is no address with what stood there; ${ANEW} without it.` };
}

function orderFault(address: string, last: string, before: ReadonlyMap<string, Published>): Fault | undefined {
  const first = before.get(address)?.line;
  if (first !== undefined)
    return { rule: "ledger-sorted", message: `“${address}” stands in line ${first} already; ${ANEW}.` };
  return address < last
    ? { rule: "ledger-sorted", message: `“${address}” belongs before the line above it; ${ANEW}.` }
    : undefined;
}

const ANEW = "“npm run kb -- addresses --record” writes the list anew";
const MERGED =
  "a merge left its marks here. Both sides are right: “npm run kb -- addresses --record” keeps them and takes the marks out.";

/** The file with all of these, in the order of their code units. */
export function ledgerText(entries: ReadonlyMap<string, string>): string {
  const lines = [...entries.keys()].toSorted().map((address) => `${address} ${entries.get(address)}`.trim());
  return `${[HEAD, ...lines].join("\n")}\n`;
}
