/** Whether what states figures says where they come from. */
import type { Analysis, TextBlock } from "../markdown/analysis.ts";
import { type Problem, problemAt } from "./problems.ts";

/**
 * A paragraph, an item or a row with a year, a share, a price or a quantity cites a source. One that ends with a colon
 * may leave that to what it leads to, and a list or table to the paragraph that leads to it.
 */
export function claimProblems({ file, analysis: { blocks } }: { file: string; analysis: Analysis }): Problem[] {
  const leads = leadsToCited(blocks);
  let lead: TextBlock | undefined;
  return blocks.flatMap((block, index): Problem[] => {
    if (block.kind === "paragraph") lead = block;
    const isLed = block !== lead && lead?.leadsOn === true && isCited(lead);
    if (block.figure === undefined || isLed) return [];
    if (block.leadsOn && leads[index]) return [];
    const message = `“${block.figure}” stands here without a source; cite where the ${NOUNS[block.kind]} has it from, [@key].`;
    return [problemAt({ file, ...block }, "figures-cited", message)];
  });
}

const NOUNS = { paragraph: "paragraph", item: "item", row: "row of the table" } as const;

const isCited = ({ citations }: TextBlock): boolean => citations > 0;

/** Of each block, whether what it leads to cites: the one behind it, and the rest of the list or table if that begins one. */
function leadsToCited(blocks: readonly TextBlock[]): boolean[] {
  /** Whether a block, or one behind it in the same list or table, cites. */
  const run: boolean[] = [];
  for (const [index, block] of [...blocks.entries()].reverse())
    run[index] = block.kind !== "paragraph" && (isCited(block) || run[index + 1] === true);
  return blocks.map((_, index) => {
    const next = blocks[index + 1];
    return next !== undefined && (isCited(next) || run[index + 2] === true);
  });
}
