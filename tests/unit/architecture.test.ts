/** The rooms of src/ and who may enter them (design.md §2), and that the engine knows no knowledge by name. */
import { globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const slashes = (path: string): string => path.replaceAll("\\", "/");
const files = globSync("src/**/*.{ts,astro,js,mjs}", { cwd: root }).map(slashes).toSorted();

/** The code of a file: of an .astro file, its frontmatter and scripts; the expressions in its markup as they stand. */
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
const codeOf = (file: string): string => {
  const text = textOf(file);
  if (!file.endsWith(".astro")) return text;
  const frontmatter = /^---\n(.*?)\n---$/msu.exec(text)?.[1] ?? "";
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gsu)].map(([, script]) => script);
  return [frontmatter, ...scripts].join("\n");
};

const ofTexts = ["translation", "markdown", "citations", "i18n"];
const ofKnowledge = ["knowledge", ...ofTexts];
const ofComponents = ["hosting", "exports", ...ofKnowledge, "styles", "search"];
const ofLayouts = ["components", ...ofComponents];

/** Rooms below each room: what its files may import besides their own. */
const below: Record<string, readonly string[]> = {
  citations: [],
  i18n: ["citations"],
  markdown: ["citations", "i18n"],
  translation: ["markdown"],
  facing: ["markdown"],
  knowledge: ofTexts,
  exports: ofKnowledge,
  import: ["exports", ...ofKnowledge],
  search: ofKnowledge,
  hosting: ["search", "exports", ...ofKnowledge],
  components: ofComponents,
  layouts: ofLayouts,
  pages: ["layouts", ...ofLayouts, "facing"],
  integrations: ["hosting", "search", "facing", "exports", ...ofKnowledge],
  sources: ["knowledge", "citations"],
  cli: ["hosting", "sources", "search", "import", ...ofKnowledge],
};

/** "src/knowledge/url.ts" → "knowledge"; a file of src/ itself belongs to the knowledge layer (content.config.ts). */
const roomOf = (file: string): string => /^src\/([^/]+)\//u.exec(file)?.[1] ?? "knowledge";

interface Import {
  from: string;
  to: string;
}

/** Every import of a file: static ones, types included, those for effect, re-exports and `import()` of a literal. */
function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(codeOf(file), true, true);
  return importedFiles.map(({ fileName }) => ({ from: file, to: fileName }));
}

const imports = files.flatMap(importsOf);
const inside = imports
  .filter(({ to }) => to.startsWith("."))
  .map(({ from, to }) => ({
    from,
    to: slashes(relative(root, resolve(root, dirname(from), to.replace(/\?.*$/u, "")))),
  }));

/** What a run-time environment gives: a pure core asks for none of it. */
const HOSTS = new Set(
  "process globalThis window document console fetch Intl localStorage setTimeout performance".split(" "),
);

const parseCode = (code: string): ts.SourceFile => ts.createSourceFile("x.ts", code, ts.ScriptTarget.Latest, true);

/** Identifiers that stand for themselves, not for a property of something. */
function identifiersOf(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isProperty =
      ts.isPropertyAccessExpression(node.parent ?? node) && (node.parent as ts.PropertyAccessExpression).name === node;
    if (ts.isIdentifier(node) && !isProperty) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(parseCode(code), visit);
  return found;
}

describe("imports", () => {
  test("are found at all", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(inside.length).toBeGreaterThan(100);
    expect(inside).toContainEqual({ from: "src/layouts/Page.astro", to: "src/components/Head.astro" });
    expect(inside).toContainEqual({ from: "src/pages/[locale]/[search]/index.astro", to: "src/search/client/page.ts" });
  });

  test("of every room are ruled here", () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in below))).toEqual([]);
  });

  test("run one way", () => {
    const wrong = inside.filter(({ from, to }) => {
      const [own, other] = [roomOf(from), roomOf(to)];
      return own !== other && !below[own]?.includes(other);
    });
    expect(wrong).toEqual([]);
  });

  test("leave src/ only for the package of the project", () => {
    expect(inside.filter(({ to }) => !to.startsWith("src/"))).toEqual([]);
  });

  test("never go in a circle", () => {
    const targets = Map.groupBy(inside, ({ from }) => from);
    const finished = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (finished.has(file) || path.includes(file)) return;
      for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
      finished.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test("bring nothing from outside into citations, the pure core", () => {
    expect(imports.filter(({ from, to }) => roomOf(from) === "citations" && !to.startsWith("."))).toEqual([]);
    const used = files.filter((file) => roomOf(file) === "citations").flatMap((file) => identifiersOf(codeOf(file)));
    expect(used.filter((name) => HOSTS.has(name))).toEqual([]);
  });

  test("name packages that the rooms are about", () => {
    const packagesOf = (room: string): string[] =>
      [
        ...new Set(
          imports
            .filter(({ from, to }) => roomOf(from) === room && !to.startsWith("."))
            .map(({ to }) => to.split("/")[0] ?? ""),
        ),
      ]
        .filter((name) => !name.startsWith("node:"))
        .toSorted();
    expect(packagesOf("i18n")).toEqual(["i18next"]);
    expect(packagesOf("markdown").filter((name) => name.startsWith("astro"))).toEqual([]);
    expect(packagesOf("knowledge").filter((name) => ["satteri", "i18next", "pagefind"].includes(name))).toEqual([]);
  });
});

describe("the engine", () => {
  interface Site {
    locales: { tag: string }[];
    topics: { id: string; slug: Record<string, string> }[];
    title: Record<string, string>;
  }
  const siteIn = (folder: string): Site => parse(readFileSync(join(root, folder, "site.yaml"), "utf8")) as Site;
  const site = siteIn("content");
  // A language more is content only: the engine knows neither those of the project nor those of the fixture.
  const tags = [site, siteIn("tests/fixtures/knowledge")].flatMap(({ locales }) => locales.map(({ tag }) => tag));
  const names = new Set([
    ...tags,
    ...site.topics.flatMap(({ id, slug }) => [id, ...Object.values(slug)]),
    ...Object.values(site.title),
    ...readdirSync(join(root, "content/articles")),
    ...readdirSync(join(root, "content/pages")),
    ...readdirSync(join(root, "content/references")).map((file) => file.replace(/\.yaml$/u, "")),
  ]);

  /** Words that name something of the knowledge, and also something else: where, and what they mean there. */
  const otherwise = new Set([
    "src/i18n/translate.ts en", // PATTERN_LOCALE: the messages that give the keys their types
    "src/i18n/number-words.ts en", // a language whose words for numbers are known
    "src/i18n/number-words.ts it", // another
    "src/i18n/typography/typography.ts en", // a language that there are rules for
    "src/i18n/typography/typography.ts it", // another
    "src/cli/bench/corpus.ts en", // a language that there are messages and rules for
    "src/cli/bench/corpus.ts it", // another
    "src/search/index/cut.ts ar", // a language whose stemmer takes letters from the front of a word
    "src/exports/json-ld.ts software", // a type of CSL
    "src/cli/bench/lighthouse.ts accessibility", // a category of Lighthouse
    "src/cli/complete-lock.mjs en", // the order of names in a lockfile, which is npm's
    "src/citations/record.ts software", // a type of CSL
  ]);

  /** Strings of a file, and the parts of its templates: of an .astro file also those in its markup. */
  function literalsOf(file: string): string[] {
    if (file.endsWith(".astro")) {
      const markup = textOf(file)
        .replace(/^---\n.*?\n---$/msu, "")
        .replaceAll(/<(?:script|style)[^>]*>.*?<\/(?:script|style)>/gsu, "");
      return [
        ...stringsOf(codeOf(file)),
        ...[...markup.matchAll(/"([^"\n]*)"|'([^'\n]*)'|`([^`]*)`|>([^<>{}]+)</gu)].map(
          (match) => match.slice(1).find((part) => part !== undefined) ?? "",
        ),
      ];
    }
    return stringsOf(textOf(file));
  }

  function stringsOf(code: string): string[] {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      const isPath = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isImportTypeNode(node);
      if (
        ts.isStringLiteralLike(node) ||
        ts.isTemplateHead(node) ||
        ts.isTemplateMiddle(node) ||
        ts.isTemplateTail(node)
      )
        found.push(node.text);
      if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) found.push(node.name.text);
      if (!isPath) ts.forEachChild(node, visit);
    };
    visit(parseCode(code));
    return found;
  }

  /** The names in a string: it is one, or a path with one as a segment. */
  const namesIn = (literal: string): string[] =>
    [...new Set([literal.trim(), ...literal.split("/")])].filter((word) => names.has(word));

  test("is held against real names", () => {
    expect(names.size).toBeGreaterThan(20);
    const article = readdirSync(join(root, "content/articles"))[0] ?? "";
    for (const slip of [`"${tags[0]}"`, `\`/${tags[0]}/about/\``, `["x", '${article}']`, `{ ${tags[1]}: 1 }`]) {
      expect(stringsOf(`const x = ${slip};`).flatMap(namesIn), slip).not.toEqual([]);
    }
  });

  test("names no article, topic, locale, source or title of the knowledge", () => {
    const named = files.flatMap((file) =>
      literalsOf(file)
        .flatMap(namesIn)
        .map((name) => `${file} ${name}`),
    );
    expect([...new Set(named)].filter((place) => !otherwise.has(place))).toEqual([]);
  });

  test("has messages for its pattern locale and names no other in their place", () => {
    const messages = readdirSync(join(root, "src/i18n/messages"));
    expect(messages.every((file) => posix.extname(file) === ".json")).toBe(true);
    const code = files.map((file) => textOf(file)).join("\n");
    expect([...code.matchAll(/messages\/([a-z-]+)\.json/gu)].map(([, locale]) => locale)).toEqual(["en"]);
  });
});
