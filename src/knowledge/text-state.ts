/** How a text stands in each language: what is said above a translation and on the status page. */
import { compareDates, type PartialDate, parsePartialDate } from "../citations/date.ts";
import { dated, languageName } from "../i18n/format.ts";
import { translator } from "../i18n/translate.ts";
import type { Knowledge, Locale, Prose, Site, Translation, Variants } from "./model.ts";
import { notesOf } from "./translation-notes.ts";

/**
 * - `original`: it is what the others translate; `alone`: there is no original that it could be held against
 * - `in-step`, `behind`: its original reads as it did when the two were compared, or differs in so many places
 * - `partly`: in so many places nobody has recorded what it translates; `uncompared`: nowhere
 * - `missing`: there is none
 */
export type TextState =
  | { kind: "original" | "alone" | "in-step" | "uncompared" | "missing" }
  | { kind: "partly"; places: number }
  | ({ kind: "behind"; places: number } & Behind);

/** Since when: the day of the original's revision, or of the last comparison before a revision that has no day. */
type Behind = { since: PartialDate } | { compared: PartialDate };

/** In the order in which a reader should know of them. */
export const STATE_KINDS = ["original", "alone", "in-step", "behind", "partly", "uncompared", "missing"] as const;

/** How a text stands in a locale. */
export function stateIn(
  variants: Variants<Prose>,
  locale: string,
  { sourceLocale }: Pick<Site, "sourceLocale">,
): TextState {
  const [text, original] = [variants.get(locale), variants.get(sourceLocale)];
  if (text === undefined) return { kind: "missing" };
  if (text === original) return { kind: "original" };
  const { translation } = text;
  if (translation === undefined || original === undefined) return { kind: "alone" };
  if (translation.record !== "read") return { kind: "uncompared" };
  const places = [...notesOf(translation).values()].flat().length;
  if (places > 0) return { kind: "behind", places, ...sinceOf(translation, original.updated) };
  const unrecorded = translation.links.filter(({ state }) => state === "unrecorded").length;
  return unrecorded > 0 ? { kind: "partly", places: unrecorded } : { kind: "in-step" };
}

/**
 * The original's day is that of its last revision, if somebody has kept it. One before the oldest comparison of what has
 * changed cannot be: then all that is known is that the two still were in step on that day.
 */
function sinceOf({ links }: Translation, updated: PartialDate): Behind {
  const days = links.flatMap(({ state, recorded }) =>
    recorded ? [{ isStale: state !== "in-step", on: recorded.on }] : [],
  );
  const stale = days.filter(({ isStale }) => isStale).map(({ on }) => on);
  // Of what has come to the original no day is recorded; it was not there when the two were last compared.
  const on =
    stale.toSorted()[0] ??
    days
      .map((day) => day.on)
      .toSorted()
      .at(-1);
  const compared = on === undefined ? undefined : parsePartialDate(on);
  return compared === undefined || compareDates(updated, compared) >= 0 ? { since: updated } : { compared };
}

const NAMES = { "in-step": "inStep", partly: "partly", uncompared: "uncompared", behind: "behind" } as const;

/** A sentence about a translation, without full stop; nothing for what is none. */
export function stateSentence(state: TextState, { site }: Knowledge, locale: Locale): string | undefined {
  if (state.kind === "original" || state.kind === "alone" || state.kind === "missing") return undefined;
  const language = languageName(site.sourceLocale, locale.format);
  return translator(locale.tag)(`translation.${NAMES[state.kind]}`, { language, ...numbersOf(state, locale) });
}

/** The same in a few words, for a table whose heads say the rest. */
export const stateWords = (state: TextState, locale: Locale): string =>
  "places" in state
    ? translator(locale.tag)(`status.${state.kind}`, numbersOf(state, locale))
    : translator(locale.tag)(`status.state.${state.kind}`);

function numbersOf(state: TextState, locale: Locale): Record<string, string | number> {
  if (!("places" in state)) return {};
  if (state.kind === "partly") return { count: state.places };
  const t = translator(locale.tag);
  const since =
    "since" in state
      ? t("translation.since", dated(state.since, locale.format))
      : t("translation.compared", dated(state.compared, locale.format));
  return { count: state.places, since };
}
