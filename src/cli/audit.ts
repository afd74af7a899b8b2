/**
 * Holds the finished sites against what others have written to judge such sites: `npm run audit`.
 *
 * Its tools are heavy or slow, and some have to be on the machine (programs.ts): `npm test` does without them.
 */
import { runStages } from "./stages.ts";

if (import.meta.main)
  await runStages([
    { script: "audit:programs" },
    { script: "audit:sites", hasReport: true },
    { script: "audit:browser", hasReport: true, readsSitesOf: "audit:sites" },
  ]);
