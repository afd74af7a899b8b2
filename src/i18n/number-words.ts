/**
 * Words of a language for numbers, their scales and units: "two" for 2, "billion" for 10⁹, "percent" for %. One language
 * may spell out what another one writes in digits. They are known for some languages only.
 */

export interface NumberWords {
  /** Values of words, in lower case. */
  values: ReadonlyMap<string, number>;
  /** Powers of ten. */
  scales: ReadonlyMap<string, number>;
  /** Symbols. */
  units: ReadonlyMap<string, string>;
  /** Finds the words of `values`, also where they end another word. */
  pattern: RegExp;
}

/** Several words for one meaning are parted by "|". */
function meanings<Meaning>(table: readonly (readonly [words: string, meaning: Meaning])[]): Map<string, Meaning> {
  return new Map(table.flatMap(([words, meaning]) => words.split("|").map((word) => [word, meaning] as const)));
}

/** A pattern with the flag "i" would take thrice as long. */
function words(known: Omit<NumberWords, "pattern">): NumberWords {
  const either = [...known.values.keys()].map(
    (word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`,
  );
  return { ...known, pattern: new RegExp(`(?:${either.join("|")})\\b`, "g") };
}

const counted = (words: string): [string, number][] => words.split(" ").map((word, value) => [word, value]);

const ENGLISH = words({
  values: meanings([
    ...counted(
      "zero|none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    ),
    ["thirty", 30],
    ["forty", 40],
    ["fifty", 50],
    ["sixty", 60],
    ["seventy", 70],
    ["eighty", 80],
    ["ninety", 90],
    ["hundred|hundreds", 100],
    ["thousand|thousands", 1000],
  ]),
  scales: meanings([
    ["thousand", 3],
    ["million", 6],
    ["billion", 9],
    ["trillion", 12],
  ]),
  units: meanings([
    ["percent|per cent", "%"],
    ["dollar|dollars", "$"],
    ["euro|euros", "€"],
  ]),
});

const ITALIAN = words({
  values: meanings([
    ...counted(
      "zero uno|una|un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti",
    ),
    ["trenta", 30],
    ["quaranta", 40],
    ["cinquanta", 50],
    ["sessanta", 60],
    ["settanta", 70],
    ["ottanta", 80],
    ["novanta", 90],
    ["cento", 100],
    ["mille", 1000],
  ]),
  scales: meanings([
    ["mila", 3],
    ["milione|milioni", 6],
    ["miliardo|miliardi", 9],
    ["bilione|bilioni", 12],
  ]),
  units: meanings([
    ["per cento", "%"],
    ["dollaro|dollari", "$"],
    ["euro", "€"],
  ]),
});

/** By the language's tag (BCP 47, first part). */
const LANGUAGES: ReadonlyMap<string, NumberWords> = new Map([
  ["en", ENGLISH],
  ["it", ITALIAN],
]);

/** @param locale "it-CH" and "it" are one language */
export const numberWords = (locale: string): NumberWords | undefined =>
  LANGUAGES.get(locale.split("-")[0]?.toLowerCase() ?? "");
