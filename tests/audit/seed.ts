/** Ties the property tests to the seed of a run, gives them the runs that are asked, and notes how many each had. */
import { appendFileSync } from "node:fs";
import process from "node:process";
import fc from "fast-check";
import { runs } from "../properties.ts";

const seed = process.env["KB_SEED"];
const notes = process.env["KB_PROPERTY_NOTES"];

fc.configureGlobal({
  ...(seed && { seed: Number(seed) }),
  numRuns: runs(100),
  ...(notes && {
    reporter: (details) => {
      appendFileSync(notes, `${details.numRuns}\n`);
      if (details.failed) throw new Error(fc.defaultReportMessage(details) ?? "A law does not hold.");
    },
  }),
});
