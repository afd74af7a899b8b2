/** Deploys of made-up sites, one step after the other: at none may anybody miss a file. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allAdded,
  doubtfulIn,
  isLoaded,
  knownIn,
  type Mark,
  type Marks,
  NOTHING,
  type Noted,
  type Plan,
  planOf,
  settled,
} from "../../../../src/cli/deploy/plan.ts";

/** A page by its path: which files it loads, where it leads. */
interface Content {
  readonly loads: readonly string[];
  readonly leads: readonly string[];
}
type Site = ReadonlyMap<string, Content>;

const START = "index.html";

/** Sites that are whole: a start page and others, each of which loads and leads to what is there; they share names. */
const site: fc.Arbitrary<Site> = fc
  .record({
    pages: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
    assets: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }),
    choices: fc.infiniteStream(fc.nat(1000)),
  })
  .map(({ pages, assets, choices }) => {
    const paths = [START, ...pages.map((page) => `p${page}/index.html`)];
    const files = assets.map((asset) => `_astro/a.${asset}.js`);
    const some = (from: readonly string[]): string[] => from.filter(() => (choices.next().value ?? 0) % 2 === 0);
    return new Map<string, Content>([
      ...paths.map((path): [string, Content] => [path, { loads: some(files), leads: some(paths) }]),
      ...files.map((path): [string, Content] => [path, { loads: [], leads: [] }]),
    ]);
  });

const marksOf = (made: Site): Marks =>
  new Map([...made].map(([path, content]): [string, Mark] => [path, { digest: JSON.stringify(content), size: 1 }]));

/** A web root, and what the deploys have noted. */
class Root {
  readonly files = new Map<string, Content>();
  noted = NOTHING;

  plan(next: Site): Plan {
    const found = [...marksOf(this.files)].filter(([path]) => doubtfulIn(this.noted).includes(path));
    this.noted = settled(this.noted, new Map(found));
    return planOf(this.noted, new Map([...this.files.keys()].map((path) => [path, 1])), marksOf(next));
  }

  /** @param seen is called after every step @param most does so many only, and notes no end if there are more */
  deploy(next: Site, seen: () => void = () => undefined, most = Number.POSITIVE_INFINITY): void {
    const { steps, kept, gone } = this.plan(next);
    this.noted = { ...this.noted, coming: marksOf(next) };
    const single = steps.flatMap(({ does, paths }) => paths.map((path) => ({ does, path })));
    for (const { does, path } of single.slice(0, most)) {
      if (does === "replace") this.noted = allAdded(this.noted, marksOf(next));
      if (does === "remove") this.noted = { ...NOTHING, now: marksOf(next), kept, gone };
      if (does === "remove") this.files.delete(path);
      else this.files.set(path, next.get(path) as Content);
      expect([...this.files.keys()].filter((file) => !knownIn(this.noted).has(file))).toEqual([]);
      seen();
    }
    if (most >= single.length) this.noted = { ...NOTHING, now: marksOf(next), kept };
  }

  /** Pages that are led to from the start, and what they lead to. */
  reached(): Set<string> {
    const found = new Set(this.files.has(START) ? [START] : []);
    for (const path of found) for (const other of this.files.get(path)?.leads ?? []) found.add(other);
    return found;
  }

  missing(): string[] {
    const loaded = [...this.files.values()].flatMap(({ loads }) => loads);
    return [...loaded, ...this.reached()].filter((path) => !this.files.has(path));
  }
}

const isServed = (root: Root, made: Site): void => {
  for (const [path, content] of made) expect(root.files.get(path)).toEqual(content);
};

describe("a web root", () => {
  test("lacks at no step what a page there loads, or what the pages from the start on lead to", () => {
    fc.assert(
      fc.property(fc.array(site, { minLength: 1, maxLength: 4 }), (sites) => {
        const root = new Root();
        for (const next of sites) {
          root.deploy(next, () => expect(root.missing()).toEqual([]));
          isServed(root, next);
        }
      }),
    );
  });

  test("keeps, of the deploy before, what its pages load, through the whole next deploy and no longer", () => {
    fc.assert(
      fc.property(site, site, site, (first, second, third) => {
        fc.pre(JSON.stringify([...second]) !== JSON.stringify([...third]));
        const root = new Root();
        const loads = (made: Site): string[] => [...made.keys()].filter(isLoaded);
        const isKept = () => expect([...root.files.keys()]).toEqual(expect.arrayContaining(loads(first)));
        root.deploy(first);
        root.deploy(second, isKept);
        isKept();
        root.deploy(third);
        expect(new Set(root.files.keys())).toEqual(new Set([...third.keys(), ...loads(second)]));
      }),
    );
  });

  test("is not touched by the same site again, and the kept files stay", () => {
    fc.assert(
      fc.property(site, site, (first, second) => {
        const root = new Root();
        root.deploy(first);
        root.deploy(second);
        const { steps, kept } = root.plan(second);
        expect(steps).toEqual([]);
        expect(kept).toEqual(root.noted.kept);
      }),
    );
  });

  test("goes back to the last site without adding what its pages load", () => {
    fc.assert(
      fc.property(site, site, (first, second) => {
        const root = new Root();
        root.deploy(first);
        root.deploy(second);
        const added = root.plan(first).steps.flatMap(({ does, paths }) => (does === "add" ? paths : []));
        expect(added.filter(isLoaded)).toEqual([]);
        root.deploy(first, () => expect(root.missing()).toEqual([]));
        isServed(root, first);
      }),
    );
  });

  test("is whole when deploys are stopped anywhere, and finished by the same or by another one", () => {
    const stopped = fc.record({ next: site, most: fc.nat(12) });
    fc.assert(
      fc.property(site, fc.array(stopped, { maxLength: 4 }), site, fc.boolean(), (first, deploys, last, isSame) => {
        const root = new Root();
        const isWhole = () => expect(root.missing()).toEqual([]);
        root.deploy(first);
        for (const { next, most } of deploys) root.deploy(next, isWhole, most);
        const shown = [...root.reached()].flatMap((path) => root.files.get(path)?.loads ?? []);
        const next = (isSame && deploys.at(-1)?.next) || last;
        root.deploy(next, isWhole);
        isServed(root, next);
        // Whoever has loaded a page in between goes on with it.
        for (const path of shown) expect([...root.files.keys()]).toContain(path);
        expect(root.plan(next).steps).toEqual([]);
        root.deploy(first);
        root.deploy(next);
        expect([...root.files.keys()].filter((path) => ![first, next].some((known) => known.has(path)))).toEqual([]);
      }),
    );
  });
});

describe("a plan", () => {
  const mark = (digest: string, size = 1): Mark => ({ digest, size });
  const noted = (now: Record<string, Mark>): Noted => ({ ...NOTHING, now: new Map(Object.entries(now)) });

  test("restores what is lost, or has another length than it was given", () => {
    const files = { "a.html": mark("a"), "b.html": mark("b"), "c.html": mark("c") };
    const plan = planOf(
      noted(files),
      new Map([
        ["a.html", 1],
        ["b.html", 2],
      ]),
      new Map(Object.entries(files)),
    );
    expect(plan.steps).toEqual([
      { does: "add", paths: ["c.html"] },
      { does: "replace", paths: ["b.html"] },
    ]);
  });

  test("leaves a packed copy out that was no smaller, and removes it where it is", () => {
    const files = { "a.html": mark("a"), "a.html.br": mark("packed a", 0) };
    const site = new Map(Object.entries(files));
    const alone = new Map([["a.html", 1]]);
    expect(planOf(noted(files), alone, site).steps).toEqual([]);
    expect(planOf(noted(files), new Map([...alone, ["a.html.br", 9]]), site).steps).toEqual([
      { does: "replace", paths: ["a.html.br"] },
    ]);
  });

  test.each([
    ["_astro/panel.B34SWsYT.js", true],
    ["_astro/panel.B34SWsYT.js.br", true],
    ["pagefind/xx/pagefind-entry.json", true],
    ["images/articles/a/b.12ab34cd.png", true],
    ["favicon.svg", true],
    ["en/index.html", false],
    ["en/index.html.gz", false],
    ["en/a.bib", false],
    ["sitemap-index.xml", false],
  ])("knows what pages load: %s", (path, expected) => {
    expect(isLoaded(path)).toBe(expected);
  });
});
