/** Runs everything that must hold, and adds it up: `npm test`. */
import { runStages } from "./stages.ts";

if (import.meta.main)
  await runStages([
    { script: "lint:code" },
    { script: "lint:text" },
    { script: "typecheck" },
    { script: "check", words: ["--strict"] },
    { script: "test:unit", hasReport: true },
    { script: "test:build", hasReport: true },
    { script: "test:e2e", hasReport: true, readsSitesOf: "test:build" },
  ]);
