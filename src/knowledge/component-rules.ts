/** Whether MDX uses components that there are. */
import type { Analysis } from "../markdown/analysis.ts";
import { FIGURE_COMPONENT } from "../markdown/figures.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";

export function componentProblems({ file, analysis }: { file: string; analysis: Analysis }): Problem[] {
  return analysis.components.map(({ name, ...place }) => {
    const hint = didYouMean(name, [FIGURE_COMPONENT]) || ` Articles have <${FIGURE_COMPONENT}>, and elements of HTML.`;
    return problemAt({ file, ...place }, "component-known", `there is no component <${name}>.${hint}`);
  });
}
