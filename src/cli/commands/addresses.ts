/** `npm run kb -- addresses`: which addresses are new, lost, moved or withdrawn; and the list of those ever published. */
import { withoutBase } from "../../knowledge/addresses.ts";
import { LEDGER_FILE, type Ledger, ledgerText, readLedger } from "../../knowledge/ledger.ts";
import { readKnowledge } from "../../knowledge/load.ts";
import type { Knowledge } from "../../knowledge/model.ts";
import { permanentAddresses } from "../../knowledge/permanent.ts";
import { formatProblem, isError, type Problem } from "../../knowledge/problems.ts";
import { writeWhole } from "../../knowledge/whole-file.ts";
import { baseSettings } from "../base.ts";
import { type Command, readWords, UsageError } from "../command.ts";
import { shown } from "../scaffold.ts";

const OPTIONS = { all: { type: "boolean" }, record: { type: "boolean" }, strict: { type: "boolean" } } as const;

/** Addresses without the base path, and what stands at them. */
type Addresses = ReadonlyMap<string, string>;

export const command: Command = {
  usage: `Usage: npm run kb -- addresses [--record | --all | --strict]

Tells which addresses of the site were never published before, which would be lost, which have moved and which were
withdrawn. ${LEDGER_FILE} is the list of all that were ever published.

  --record  adds the new ones to the list; run it when you publish. Nothing is ever taken out
  --all     prints every address that the site has, with what stands there
  --strict  fails where an address is new: in front of a deploy, so that none goes out unrecorded

Exit code: 0 done; 1 addresses would be lost, or the base has errors; 2 the command was not understood.`,

  async run(words) {
    const { all, record, strict } = readWords({ args: [...words], options: OPTIONS }).values;
    if ([all, record, strict].filter(Boolean).length > 1) throw new UsageError("One option at a time.");
    const settings = baseSettings();
    const { knowledge, problems } = await readKnowledge(settings);
    const ledger = await readLedger(settings.contentDir);
    // What is wrong with the list itself is what recording mends.
    const errors = problems.filter((problem) => isError(problem) && problem.file !== ledger.file);
    const lost = problems.filter(({ rule }) => rule === "address-kept");
    if (knowledge === undefined) return refused(errors);
    const current = published(knowledge);
    if (all) return print(linesOf(current), 0);
    if (record) return errors.length > 0 ? refused(errors) : await write(ledger, current);
    tell(ledger, current, knowledge, lost);
    return lost.length > 0 || errors.length > 0 || (strict && unrecorded(ledger, current).size > 0) ? 1 : 0;
  },
};

/** Everything at which the site has a page or file that stays: redirects and the pages of what was withdrawn, too. */
function published(knowledge: Knowledge): Addresses {
  const { site, redirects } = knowledge;
  const { moved, withdrawn } = redirects;
  const left = [...moved.map(({ from }) => from), ...withdrawn.map(({ address }) => address)];
  return new Map([
    ...left.map((address) => [withoutBase(site, address), ""] as const),
    ...permanentAddresses(knowledge),
  ]);
}

function unrecorded({ published: recorded }: Ledger, current: Addresses): Addresses {
  const known = new Set(recorded.map(({ address }) => address));
  return new Map([...current].filter(([address]) => !known.has(address)));
}

function refused(errors: readonly Problem[]): 1 {
  for (const problem of errors) console.error(formatProblem(problem));
  console.error("The base has errors, and nothing was recorded.");
  return 1;
}

/** What was recorded stays. */
async function write(ledger: Ledger, current: Addresses): Promise<0> {
  const fresh = unrecorded(ledger, current);
  const there = new Set(current.values());
  // A text whose id has changed keeps its address; one that has another's address does not take it over.
  const nameOf = (address: string, id: string): string => (there.has(id) ? id : current.get(address) || id);
  const recorded = ledger.published.map(({ address, id }) => [address, nameOf(address, id)] as const);
  await writeWhole(ledger.path, ledgerText(new Map([...recorded, ...fresh])));
  console.log(`${shown(ledger.path)}: ${fresh.size} added, ${recorded.length + fresh.size} in all.`);
  return 0;
}

function tell(ledger: Ledger, current: Addresses, { site, redirects }: Knowledge, lost: readonly Problem[]): void {
  const local = (address: string): string => withoutBase(site, address);
  const ways = redirects.moved.map(({ from, to }) => `${local(from)} → ${local(to.href)}`);
  part("New, not recorded yet", linesOf(unrecorded(ledger, current)));
  part("Moved", ways);
  part(
    "Withdrawn",
    redirects.withdrawn.map(({ address }) => local(address)),
  );
  part("Lost", lost.map(formatProblem));
  console.log(`${ledger.published.length} recorded, ${current.size} there.`);
}

function part(title: string, lines: readonly string[]): void {
  if (lines.length > 0)
    console.log([`${title} (${lines.length}):`, ...lines.map((line) => `  ${line}`), ""].join("\n"));
}

const linesOf = (addresses: Addresses): string[] =>
  [...addresses].map(([address, id]) => `${address} ${id}`.trim()).toSorted();

function print(lines: readonly string[], code: 0): 0 {
  console.log(lines.join("\n"));
  return code;
}
