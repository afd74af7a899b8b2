/** `npm run check`: holds the knowledge base against every rule and prints all problems. */
import { readKnowledge } from "../knowledge/load.ts";
import { formatProblem } from "../knowledge/problems.ts";
import { readSettings } from "../knowledge/settings.ts";

const { knowledge, problems } = await readKnowledge(readSettings());
for (const problem of problems) console.error(formatProblem(problem));
if (problems.length > 0) {
  console.error(`\n${problems.length} ${problems.length === 1 ? "problem" : "problems"}.`);
  process.exitCode = 1;
} else {
  console.log(`No problems. Articles: ${knowledge?.articles.size ?? 0}; sources: ${knowledge?.references.size ?? 0}.`);
}
