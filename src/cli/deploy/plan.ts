/**
 * What a deploy does to a web root, and in which order, so that no page there ever lacks a file that it needs: neither
 * one that stands there at any moment in between, nor one that a reader has loaded before and still reads.
 */

/** What a file is known by. */
export interface Mark {
  /** Changes with the bytes; of a packed copy, with the bytes of what is packed. */
  readonly digest: string;
  /** Bytes; 0 for a packed copy that is not there, because it would not have been smaller. */
  readonly size: number;
}

const PACKED = "packed ";

/** Of a packed copy that has yet to be made. @param digest of what is packed */
export const packedMark = (digest: string): Mark => ({ digest: PACKED + digest, size: 0 });
export const isPacked = (mark: Mark | undefined): boolean => mark?.digest.startsWith(PACKED) ?? false;

/** Files by their path from the root, with "/". */
export type Marks = ReadonlyMap<string, Mark>;

/** What the deploys have noted of a web root. */
export interface Noted {
  /** The site that stands there. */
  readonly now: Marks;
  /** Files that only pages of the deploy before load. */
  readonly kept: Marks;
  /** New files of deploys that were not finished: perhaps no page leads to them, and what they need is not there. */
  readonly half: Marks;
  /** Files that are being removed. */
  readonly gone: Marks;
  /** The site of a deploy that has begun: what is in its files nobody knows, until they are read again. */
  readonly coming?: Marks | undefined;
}

export const NOTHING: Noted = { now: new Map(), kept: new Map(), half: new Map(), gone: new Map() };

/** Every path that a deploy has written. */
export const knownIn = ({ coming = new Map(), ...noted }: Noted): Set<string> =>
  new Set([coming, ...Object.values(noted)].flatMap((marks) => [...marks.keys()]));

export interface Step {
  /** To add is to write what no page of the site that stands there leads to. */
  readonly does: "add" | "replace" | "remove";
  /** In any order, or all at once. */
  readonly paths: readonly string[];
}

export interface Plan {
  readonly steps: readonly Step[];
  /** What is to be noted once all is in its place and nothing removed yet, but for the site itself. */
  readonly kept: Marks;
  readonly gone: Marks;
}

/** Folders of files that pages load: scripts, styles and fonts, the search bundles, images beside texts. */
const LOADED = /^(?:_astro|pagefind|images)\//u;
/** What readers and programs ask for by itself; the rest of `public/` is what pages show. */
const READ = /\.(?:html|md|bib|ris|json|xml|txt)(?:\.br|\.gz)?$/u;

/** Whether a file is one that a page loads; a page that is open may do so long after. */
export const isLoaded = (path: string): boolean => LOADED.test(path) || !READ.test(path);

/**
 * First what is new: what pages load, then pages, to which nothing leads yet. Only then is replaced what leads to them.
 * @param noted without a deploy that has begun: `settled`
 * @param present sizes of the files in the web root
 * @param site what is to be there; the size of a packed copy counts only once it has been made
 */
export function planOf(noted: Noted, present: ReadonlyMap<string, number>, site: Marks): Plan {
  const { now, kept, half } = noted;
  const all: Marks = new Map([...noted.gone, ...kept, ...half, ...now]);
  const stands = ([path, { digest }]: readonly [string, Mark]): boolean => {
    const mark = all.get(path);
    return mark?.digest === digest && mark.size === (present.get(path) ?? 0);
  };
  const due = [...site].filter((entry) => !stands(entry)).map(([path]) => path);
  const fresh = due.filter((path) => !present.has(path));
  const there = due.filter((path) => present.has(path));
  const staying = keptAfter(noted, site);
  const isGone = (path: string): boolean => present.has(path) && !site.has(path) && !staying.has(path);
  const gone: Marks = new Map([...all].filter(([path]) => isGone(path)));
  const steps: Step[] = [
    { does: "add", paths: fresh.filter(isLoaded) },
    ...deepestFirst(fresh.filter((path) => !isLoaded(path))).map((paths) => ({ does: "add" as const, paths })),
    { does: "add", paths: there.filter((path) => !now.has(path)) },
    { does: "replace", paths: there.filter((path) => now.has(path)) },
    // Pages first: one of a deploy that was not finished may load what is removed now.
    { does: "remove", paths: [...gone.keys()].filter((path) => !isLoaded(path)) },
    { does: "remove", paths: [...gone.keys()].filter(isLoaded) },
  ];
  const sorted = steps.map(({ does, paths }) => ({ does, paths: paths.toSorted() }));
  return { steps: sorted.filter(({ paths }) => paths.length > 0), kept: staying, gone };
}

/** Where there was no site, its start page is the last to come. */
function deepestFirst(paths: readonly string[]): string[][] {
  const levels = Map.groupBy(paths, (path) => path.split("/").length);
  return [...levels].toSorted(([one], [other]) => other - one).map(([, level]) => level);
}

/** Of the same site again nothing changes: those who read pages of the one before may still be there. */
function keptAfter({ now, kept, half }: Noted, site: Marks): Marks {
  if (half.size === 0 && isSame(now, site)) return kept;
  // Pages of a deploy that was not finished have been seen, too.
  return new Map([...half, ...now].filter(([path]) => isLoaded(path) && !site.has(path)));
}

const isSame = (one: Marks, other: Marks): boolean =>
  one.size === other.size && [...one].every(([path, { digest }]) => other.get(path)?.digest === digest);

/** What is known of a deploy that has added all: from now on pages lead there. */
export function allAdded(noted: Noted, site: Marks): Noted {
  const others = (marks: Marks): Marks => new Map([...marks].filter(([path]) => !site.has(path)));
  const { now, kept, half, gone } = noted;
  const added = [...site].filter(([path]) => !now.has(path));
  return { now: new Map([...now, ...added]), kept: others(kept), half: others(half), gone: others(gone), coming: site };
}

/** Paths of which a deploy that was not finished leaves open what is in them. */
export const doubtfulIn = ({ now, coming = new Map() }: Noted): string[] =>
  [...coming].filter(([path, { digest }]) => now.get(path)?.digest !== digest).map(([path]) => path);

/** What is known after such a deploy. @param found what is in the doubtful files that are there */
export function settled(noted: Noted, found: Marks): Noted {
  const { now, kept, half, gone } = noted;
  const doubtful = new Set(doubtfulIn(noted));
  const sure = (marks: Marks): [string, Mark][] => [...marks].filter(([path]) => !doubtful.has(path));
  const isGone = ([path, { digest }]: [string, Mark]): boolean => gone.get(path)?.digest === digest;
  const added = [...found].filter(([path]) => !now.has(path));
  return {
    now: new Map([...sure(now), ...[...found].filter(([path]) => now.has(path))]),
    kept: new Map(sure(kept)),
    half: new Map([...sure(half), ...added.filter((entry) => !isGone(entry))]),
    gone: new Map([...sure(gone), ...added.filter(isGone)]),
  };
}
