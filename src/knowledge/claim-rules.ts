/** Whether what states figures says where they come from. */
import type { Analysis, Statement } from "../markdown/analysis.ts";
import { type Problem, problemAt } from "./problems.ts";

/**
 * A paragraph, an item or a row with a year, a share, a price or a quantity cites a source. One that ends with a colon
 * may leave that to what it leads to, and a list or table to the paragraph that leads to it.
 */
export function claimProblems({ file, analysis: { statements } }: { file: string; analysis: Analysis }): Problem[] {
  const leads = leadsToCited(statements);
  let lead: Statement | undefined;
  return statements.flatMap((statement, index): Problem[] => {
    if (statement.kind === "paragraph") lead = statement;
    const isLed = statement !== lead && lead?.leadsOn === true && isCited(lead);
    if (statement.figure === undefined || isLed) return [];
    if (statement.leadsOn && leads[index]) return [];
    const message = `“${statement.figure}” stands here without a source; cite where the ${NOUNS[statement.kind]} has it from, [@key].`;
    return [problemAt({ file, ...statement }, "figures-cited", message)];
  });
}

const NOUNS = { paragraph: "paragraph", item: "item", row: "row of the table" } as const;

const isCited = ({ citations }: Statement): boolean => citations > 0;

/** Of each statement, whether what it leads to cites: the one behind it, and the rest of the list or table if that begins one. */
function leadsToCited(statements: readonly Statement[]): boolean[] {
  /** Whether a statement, or one behind it in the same list or table, cites. */
  const run: boolean[] = [];
  for (const [index, statement] of [...statements.entries()].reverse())
    run[index] = statement.kind !== "paragraph" && (isCited(statement) || run[index + 1] === true);
  return statements.map((_, index) => {
    const next = statements[index + 1];
    return next !== undefined && (isCited(next) || run[index + 2] === true);
  });
}
