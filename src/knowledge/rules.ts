/** Every rule of the integrity gate. The id states what should be true; a rule without a sentence does not compile. */
export const RULES = {
  "article-rendered": "Every article has text in the finished site.",
  "citation-closed": "A citation that is opened with “[@” is closed with “]”.",
  "citation-key-valid": "Citation keys are lower-case letters, digits and hyphens, and not only digits.",
  "citation-not-empty": "A citation names a source.",
  "citation-not-in-image": "The alternative text of an image holds no citation.",
  "citation-not-in-html": "No citation stands inside a block of raw HTML.",
  "citation-not-in-link": "No citation stands inside the text of a link.",
  "citation-not-link": "A citation is neither a Markdown link nor a link definition.",
  "citation-plain": "No formatting stands inside the brackets of a citation.",
  "citation-separated": "Citations in one pair of brackets are separated by “;”.",
  "citation-well-formed": "Every part of a citation names a source.",
  "content-exists": "The folder of the knowledge holds a site file and articles.",
  "component-known": "A text in MDX uses no component but the figure.",
  "field-known": "Every field is one that the format knows.",
  "field-valid": "Every field has a value of its kind.",
  "field-present": "Every required field is present.",
  "figure-captioned": "Every figure has a caption, which has no heading.",
  "figure-exists": "Every figure of a text has its data beside the article.",
  "figure-in-article": "Figures stand in articles, in MDX, on lines of their own.",
  "figure-named": "A figure names its data and says nothing else about itself.",
  "figure-once": "No text shows a figure twice.",
  "figure-shared": "The language variants of an article show the same figures.",
  "figure-sources-cited": "The caption of a figure cites every source that its data names.",
  "figure-used": "Every figure beside an article is shown by it.",
  "file-in-place": "Every file of the knowledge has a name and place that the site uses.",
  "file-readable": "Every file of the knowledge can be read as UTF-8 text.",
  "frontmatter-closed": "The frontmatter of an article stands between two lines of “---”.",
  "heading-id-unique": "No two headings of a text are given the same id.",
  "heading-id-valid":
    "An id that is given to a heading is lower-case letters, digits and hyphens, alone in its braces.",
  "ids-unique": "Every id stands once in a page.",
  "index-usable": "A page with an index is Markdown and has third-level headings for it.",
  "introduction-everywhere": "An introduction exists in every language, or in none.",
  "introduction-known": "An introduction is that of the home page or of a topic.",
  "introduction-uncited": "An introduction leads to articles and states no facts of its own.",
  "link-exists": "A link by id leads to something that the site shows, and to a heading that it has.",
  "link-kind-known": "A link leads to an id of the base or to an address of the web.",
  "link-well-formed": "A link by id has words, names an id, and leads to another place.",
  "locale-unique": "Every locale is listed once.",
  "locale-known": "Texts and judged searches are in the locales that site.yaml lists.",
  "markdown-parses": "Articles are valid Markdown or MDX.",
  "message-complete": "Every interface message exists, with text and with every plural form of its language.",
  "output-own": "The folder of the finished site holds nothing but a finished site.",
  "passage-exists": "Every cited passage stands in the record of its source.",
  "passage-id-valid": "Passage ids are lower-case letters, digits and hyphens.",
  "places-agree": "Markers and entries of a page belong together one to one.",
  "reference-exists": "Every citation key names a record in references/.",
  "reference-used": "Every source is cited by a text.",
  "related-exists": "Related articles exist and are not the article itself.",
  "search-answerable": "What a judged search should find is there in its language.",
  "search-unique": "No search is judged twice in a language.",
  "slug-safe": "A slug is lower-case letters, digits and hyphens, and no name that the site needs itself.",
  "slug-unique": "No two pages of a locale share a slug.",
  "source-status-current": "What was found at the addresses of sources is about sources that there are.",
  "text-present": "An article has text below its frontmatter.",
  "topic-exists": "Every article belongs to a topic of site.yaml.",
  "topic-unique": "Every topic has an id of its own, and none that of the home page.",
  "url-valid": "Addresses are http or https addresses that need no repair.",
  "variant-unique": "There is one file for each language of an article.",
  "variants-agree": "The language variants of a text agree about its topic, its index and the terms in it.",
  "yaml-parses": "YAML files and frontmatter are valid YAML.",
} as const satisfies Record<string, string>;

export type RuleId = keyof typeof RULES;

/** An error keeps the site from being built; a warning is advice, and an error only to `npm run check -- --strict`. */
export type Severity = "error" | "warning";

/** Rules whose breach misleads no reader. */
const ADVICE: ReadonlySet<RuleId> = new Set<RuleId>(["reference-used", "source-status-current"]);

export const severityOf = (rule: RuleId): Severity => (ADVICE.has(rule) ? "warning" : "error");
