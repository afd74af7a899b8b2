/** The knowledge base as the commands find it. */
import { statSync } from "node:fs";
import { readKnowledge } from "../knowledge/load.ts";
import type { Knowledge, Site } from "../knowledge/model.ts";
import { didYouMean } from "../knowledge/nearest.ts";
import { formatProblem, isError, type Problem } from "../knowledge/problems.ts";
import { readSettings, type Settings } from "../knowledge/settings.ts";
import { UsageError } from "./command.ts";
import { Refusal, shown } from "./scaffold.ts";

/** @throws {UsageError} when the folder of the knowledge is none */
export function baseSettings(): Settings {
  const settings = readSettings();
  requireFolder(settings);
  return settings;
}

/** @throws {UsageError} when the folder of the knowledge is none */
export function requireFolder({ contentDir }: Settings): void {
  if (statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new UsageError(`There is no folder ${shown(contentDir)}; KB_CONTENT names the folder of the knowledge.`);
}

/**
 * The base with its drafts, as far as it can be read.
 * @throws {Refusal} when the site file has problems, which leaves nothing to stand on
 */
export async function openBase(settings: Settings): Promise<{ knowledge: Knowledge; errors: readonly Problem[] }> {
  const { knowledge, problems } = await readKnowledge({ ...settings, drafts: true });
  const errors = problems.filter(isError);
  if (knowledge !== undefined) return { knowledge, errors };
  const own = errors.filter(({ file }) => file.endsWith("/site.yaml"));
  const lines = (own.length > 0 ? own : errors).map(formatProblem);
  throw new Refusal(`Without a site file that is right, the base cannot be read:\n${lines.join("\n")}`);
}

/** @throws {Refusal} for a language that the site does not have */
export function requireLocale(locale: string, { locales }: Pick<Site, "locales">): void {
  const tags = locales.map(({ tag }) => tag);
  if (tags.includes(locale)) return;
  const hint = didYouMean(locale, tags) || " How to add one: README.md, “Translate”.";
  throw new Refusal(`“${locale}” is no language of site.yaml (${tags.join(", ")}).${hint}`);
}

/** @throws {Refusal} for a topic that the site does not have */
export function requireTopic(topic: string, { topics }: Pick<Site, "topics">): void {
  const ids = topics.map(({ id }) => id);
  if (ids.includes(topic)) return;
  throw new Refusal(`There is no topic “${topic}”.${didYouMean(topic, ids)} Topics: ${ids.join(", ")}.`);
}
