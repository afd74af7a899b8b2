/** Reads a whole knowledge base and holds it against every rule: the gate in front of check, build and live server. */
import { addressesKnown, addressProblems } from "./kept-addresses.ts";
import type { Reading } from "./model.ts";
import { type Problem, sortProblems } from "./problems.ts";
import { redirectsFrom } from "./redirects.ts";
import { readRooms, readSourceRoom } from "./rooms.ts";
import { secondReadings } from "./second-readings.ts";
import type { Settings } from "./settings.ts";
import { knowledgeOf } from "./shown.ts";
import { readSite } from "./site.ts";
import { problemsWithoutSite } from "./siteless.ts";
import { problemsAcross } from "./whole-base-rules.ts";

/**
 * Reads the knowledge base of the settings. Problems of all files come together; where there are any, the base that
 * comes with them lacks what they concern and must not be published.
 */
export async function readKnowledge(settings: Settings): Promise<Reading> {
  const { site, problems } = await readSite(settings);
  const sources = await readSourceRoom(settings.contentDir);
  if (site === undefined) {
    const others = await problemsWithoutSite(settings.contentDir, sources);
    return { knowledge: undefined, problems: sorted(problems, sources.problems, others) };
  }
  const second = secondReadings(settings);
  const rooms = await readRooms(settings.contentDir, site, sources);
  const shown = knowledgeOf(rooms, settings);
  const known = addressesKnown(shown, rooms);
  const ofAddresses = addressProblems(rooms, known, settings);
  return {
    knowledge: { ...shown, redirects: redirectsFrom(rooms.redirects, known) },
    problems: sorted(
      problems,
      sources.problems,
      rooms.problems,
      problemsAcross(rooms, settings, await second),
      ofAddresses,
    ),
  };
}

const sorted = (...lists: (readonly Problem[])[]): Problem[] => sortProblems(lists.flat());
