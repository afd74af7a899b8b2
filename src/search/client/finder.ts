/** Asks the bundles of one or more languages and joins what they answer. */

import { KINDS, type Kind, readWork } from "../bundle.ts";
import { ask, type Choice, type Reply } from "./ask.ts";
import type { Bundle } from "./pagefind.ts";
import { type Placed, type Result, resultOf } from "./result.ts";

export interface Finding {
  /** Pages found; the variants of one count once. */
  total: number;
  /** What was found, by `workName`. */
  works: ReadonlySet<string>;
  /** How many there would be with one value of a filter, the choice in the other filters standing. */
  counts: { kinds: Map<Kind, number>; topics: Map<string, number> };
  /** The next best results, fewer than asked for at the end. */
  next(most: number): Promise<Result[]>;
}

/**
 * Finds pages that have all words of a query and its phrases, in each bundle as its language reads the query.
 * @param bundles the first is that of the reader's language: a page that has both is shown in this one
 */
export async function find(text: string, bundles: readonly Bundle[], choice: Choice): Promise<Finding> {
  const answers = await Promise.all(bundles.map((bundle) => ask(text, bundle, choice)));
  const works = new Map<string, Set<string>>();
  for (const { locale, found } of answers) {
    for (const work of found) works.set(work, (works.get(work) ?? new Set()).add(locale));
  }
  const chosen = [...works.keys()].filter((name) => isChosen(name, choice));
  return {
    total: chosen.length,
    works: new Set(chosen),
    counts: countsOf([...works.keys()], choice),
    next: inTurn(answers, works),
  };
}

const isChosen = (name: string, { kinds, topics }: Choice): boolean => {
  const { kind, topic } = readWork(name);
  return (kinds.length === 0 || kinds.includes(kind)) && (topics.length === 0 || topics.includes(topic ?? ""));
};

function countsOf(names: readonly string[], choice: Choice): Finding["counts"] {
  const ofKinds = names.filter((name) => isChosen(name, { ...choice, kinds: [] })).map((name) => readWork(name).kind);
  const ofTopics = names
    .filter((name) => isChosen(name, { ...choice, topics: [] }))
    .map((name) => readWork(name).topic);
  const kinds = new Map(KINDS.map((kind) => [kind, ofKinds.filter((other) => other === kind).length]));
  const topics = new Map<string, number>();
  for (const topic of ofTopics) if (topic !== undefined) topics.set(topic, (topics.get(topic) ?? 0) + 1);
  return { kinds, topics };
}

/** Results that are loaded at a time. */
const BATCH = 8;

/** Results of all languages by score, each loaded only when its turn comes, each work once. */
function inTurn(answers: readonly Reply[], works: ReadonlyMap<string, ReadonlySet<string>>): Finding["next"] {
  const own = answers[0]?.locale ?? "";
  const queue = answers
    .flatMap((answer) => answer.ranked.map((result) => ({ answer, result })))
    .toSorted((a, b) => b.result.score - a.result.score);
  const ready: Result[] = [];
  const shown = new Set<string>();
  let at = 0;
  const isNew = ({ work, result: { locale } }: Placed): boolean =>
    !shown.has(work) && (locale === own || !works.get(work)?.has(own));
  return async (most) => {
    while (ready.length < most && at < queue.length) {
      const batch = queue.slice(at, at + BATCH);
      const loaded = await Promise.all(
        batch.map(async ({ answer, result }) => resultOf(answer, await result.data(), works)),
      );
      // Only now: what could not be loaded is still to come.
      at += batch.length;
      const fresh = loaded.filter((placed) => isNew(placed) && shown.add(placed.work));
      ready.push(...named(fresh).map(({ result }) => result));
    }
    return ready.splice(0, most);
  };
}

/** Sources that have the same author; more are the output of a company, whose name is in every text. */
const OEUVRE = 3;

/**
 * Puts in front what the query names, by its title, or by an author whom few sources have; and last what was found by
 * words that only begin like those of the query.
 */
function named(placed: readonly Placed[]): Placed[] {
  const hasAuthor = placed.filter(({ isByAuthor }) => isByAuthor).length <= OEUVRE;
  const rank = ({ isNamed, isByAuthor, isMeant }: Placed): number => {
    if (isNamed) return 2;
    return hasAuthor && isByAuthor ? 1 : Number(isMeant) - 1;
  };
  return placed.toSorted((a, b) => rank(b) - rank(a));
}
