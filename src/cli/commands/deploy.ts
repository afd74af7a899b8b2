/** `npm run kb -- deploy`: brings the finished site into a web root. */
import { resolve } from "node:path";
import { readSettings } from "../../knowledge/settings.ts";
import { type Command, readWords, UsageError } from "../command.ts";
import { type Deployment, deploy, look } from "../deploy/deploy.ts";
import type { Plan, Step } from "../deploy/plan.ts";
import { recover } from "../finished-site.ts";
import { Refusal } from "../scaffold.ts";
import { takeTurn } from "../turn.mjs";

const usage = `Usage: npm run kb -- deploy <folder> [--from <site>] [--dry-run] [--no-compress]

Brings the finished site into a folder that a web server serves, or that is brought to one afterwards:
  1. adds what pages load (scripts, styles, fonts, images, search)   nobody asks for it yet
  2. adds new pages                                                  nothing leads to them yet
  3. replaces what has changed, each file in one step                all that it leads to is there
  4. removes what has gone, but for what pages of the last deploy load: it stays for one deploy more, for their readers

Texts of 1 KiB and more get packed copies beside them, .br and .gz, which nginx and Caddy send in their place. What has not
changed is not touched. Stopped midway the folder is whole, and the same call finishes. The last site comes back by
deploying it again. Files that no deploy has made are never replaced or removed.

  --from <site>   the finished site; dist, or what KB_OUT names
  --dry-run       prints what would be done, in order
  --no-compress   no packed copies: for hosts that pack by themselves

Examples:
  npm run build && npm run kb -- deploy /srv/www/kb
  npm run kb -- deploy /srv/www/kb --from ../site-of-yesterday

Exit code: 0 done; 1 refused, nothing was changed; 2 the command was not understood. .github/DEPLOY.md tells the rest.`;

const OPTIONS = {
  from: { type: "string" },
  "dry-run": { type: "boolean" },
  "no-compress": { type: "boolean" },
} as const;

async function run(words: readonly string[]): Promise<0 | 1> {
  const { positionals, values } = readWords({ args: [...words], options: OPTIONS, allowPositionals: true });
  const [folder, extra] = positionals;
  if (folder === undefined) throw new UsageError("Name the folder that is served.");
  if (extra !== undefined) throw new UsageError(`“${extra}” is one word too many: one folder at a time.`);
  const site = resolve(values.from ?? readSettings().outDir);
  const deployment: Deployment = { site, root: resolve(folder), packs: !values["no-compress"] };
  // A build that ends now would put another site in the place of the one that is read.
  const endTurn = await takeTurn(resolve(".cache/build.pid"));
  try {
    // A build may have died at the very moment at which there was no site.
    recover(site);
    const lines = values["dry-run"] ? steps((await look(deployment)).plan) : summary(await deploy(deployment));
    console.log(lines.join("\n"));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    endTurn();
  }
}

const steps = (plan: Plan): string[] =>
  plan.steps.length === 0
    ? summary(plan)
    : plan.steps.flatMap(({ does, paths }) => paths.map((path) => `${does} ${path}`));

function summary({ steps, kept }: Plan): string[] {
  if (steps.length === 0) return ["Nothing has changed."];
  const count = (what: Step["does"]): number =>
    steps.reduce((sum, { does, paths }) => sum + (does === what ? paths.length : 0), 0);
  return [
    `Added: ${count("add")}. Replaced: ${count("replace")}. Removed: ${count("remove")}.`,
    `Kept for those who read pages of the last deploy: ${kept.size}.`,
  ];
}

export const command: Command = { usage, run };
