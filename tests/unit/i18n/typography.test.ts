/** The typography of the languages: what is a slip, what is none, and that mending comes to an end. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OPAQUE } from "../../../src/i18n/typography/slip.ts";
import { typographyOf } from "../../../src/i18n/typography/typography.ts";

const slips = (text: string, locale: string) => typographyOf(text, locale).slips;

/** The text with its fixes, written until none is left; and what is left to the author. */
function mended(text: string, locale: string, rounds = 10): { text: string; left: string[] } {
  const found = slips(text, locale);
  const fixes = found.filter(({ fix }) => fix !== undefined).toReversed();
  if (fixes.length === 0) return { text, left: found.map(({ rule }) => rule) };
  if (rounds === 0) throw new Error(`There is no end to mending ${JSON.stringify(text)}.`);
  const next = fixes.reduce((all, { start, end, fix = "" }) => all.slice(0, start) + fix + all.slice(end), text);
  return mended(next, locale, rounds - 1);
}

describe("Italian is mended", () => {
  test.each([
    ["anni '80", "anni ’80"],
    ["un po' di", "un po’ di"],
    ["un pò di", "un po’ di"],
    ["perche' no", "perché no"],
    ["PERCHE' no", "PERCHÉ no"],
    ["Perche' no", "Perché no"],
    ["perchè no, cioé poichè", "perché no, cioè poiché"],
    ["nè l'uno nè l'altro", "né l’uno né l’altro"],
    ["E' un limite", "È un limite"],
    ["E’ un limite", "È un limite"],
    ["e' un limite, c'e' poco, cos'e'", "è un limite, c’è poco, cos’è"],
    ["é un limite. É così", "è un limite. È così"],
    ["qual'è, Qual’è, qual'e'", "qual è, Qual è, qual è"],
    ["un'altro errore e un’esempio", "un altro errore e un esempio"],
    ["piu' qualita' e piu' citta'", "più qualità e più città"],
    ["stà quì", "sta qui"],
    ["l'archivio dell'80% c'era", "l’archivio dell’80% c’era"],
    ["l' archivio e dell’ archivio", "l’archivio e dell’archivio"],
    ["l' 8 maggio, all’ 86%, l’ 1% e dell' 11,5%", "l’8 maggio, all’86%, l’1% e dell’11,5%"],
    ["dell 'archivio", "dell’archivio"],
    [`l'${OPAQUE} e dell'"archivio"`, `l’${OPAQUE} e dell’“archivio”`],
    ['il "padding", ("così").', "il “padding”, (“così”)."],
    ["la 'riga' è", "la ‘riga’ è"],
    ["ecco... e poi", "ecco… e poi"],
    ["uno -- due --- tre", "uno – due – tre"],
    ["parola , parola ; fine .", "parola, parola; fine."],
    ["( come qui )", "( come qui)"],
    ["“ detto ” e « scritto »", "“detto” e «scritto»"],
    ["due  parole", "due parole"],
    ["circa 10 % e 8 GB", "circa 10% e 8\u00A0GB"],
    ["8 × 128 valori a 16 bit, 3 TB/s, 25 °C", "8\u00A0×\u00A0128 valori a 16\u00A0bit, 3\u00A0TB/s, 25\u00A0°C"],
    ["pp. 4-6 e 10-20%", "pp. 4–6 e 10–20%"],
    ["8\n× 128 × 1 con 8\n GB, 4 × la velocità", "8\u00A0×\u00A0128\u00A0×\u00A01 con 8\u00A0GB, 4\u00A0× la velocità"],
    ["459 TFLOPs, 3 FLOP, 5,8e17 FLOP e 8 TOPs", "459\u00A0TFLOPs, 3\u00A0FLOP, 5,8e17\u00A0FLOP e 8\u00A0TOPs"],
    ["una parola - detta così - e ancora", "una parola – detta così – e ancora"],
    ["una parola — detta così—e ancora", "una parola – detta così – e ancora"],
    ["dal 1° febbraio, 1° maggio", "dal 1º febbraio, 1º maggio"],
    ["così（circa）：poi", "così (circa): poi"],
  ])("%s", (text, right) => {
    expect(mended(text, "it").text).toBe(right);
  });
});

describe("English is mended", () => {
  test.each([
    ["don't, Google's, the '90s, 1990's", "don’t, Google’s, the ’90s, 1990’s"],
    ["the users' time", "the users’ time"],
    ["rock 'n' roll", "rock ’n’ roll"],
    [`\`code\`'s`.replaceAll("`code`", OPAQUE), `${OPAQUE}’s`],
    ["don' t, Google 's and it' s", "don’t, Google’s and it’s"],
    ['"one", ("two") and "three".', "“one”, (“two”) and “three”."],
    ["a 'word' here", "a ‘word’ here"],
    ["so -- and 2--3 and so---on", "so – and 2–3 and so – on"],
    ["wait...", "wait…"],
    ["and ... so on", "and … so on"],
    [`as said ${OPAQUE} , here`, `as said ${OPAQUE}, here`],
    ["a word - so to say - and more", "a word – so to say – and more"],
    ["a word—so to say— and, more —still", "a word – so to say – and, more – still"],
    ["pages 4—6", "pages 4–6"],
    ["2 × 2 × 1 chips, 2 × the speed", "2\u00A0×\u00A02\u00A0×\u00A01 chips, 2\u00A0× the speed"],
    ["10 % of 16 GiB at 940 MHz", "10% of 16\u00A0GiB at 940\u00A0MHz"],
  ])("%s", (text, right) => {
    expect(mended(text, "en").text).toBe(right);
    expect(mended(text, "en-GB").text).toBe(right);
  });
});

describe("is left to the author", () => {
  test.each([
    ["it", 'un "solo segno', ["quotes-curved"]],
    ["it", '24" per 36"', ["quotes-curved", "quotes-curved"]],
    ["it", 'il "padding" e «altro»', ["quotes-curved", "quotes-curved"]],
    ["it", "“aperta e mai chiusa, «poi»", []],
    ["it", "e “aperta e mai chiusa", ["quotes-paired"]],
    ["it", "mai aperta” qui", ["quotes-paired"]],
    ["it", "la 'lettera e' e basta", ["quotes-curved", "accents-right"]],
    ["it", "sono 1.5 GB", ["decimal-mark-local"]],
    ["en", "it is 1,5 GB", ["decimal-mark-local"]],
    ["en", "takes 2-3 runs", ["ranges-dashed"]],
    ["en", "has 16GB and 25°C", ["units-bound", "units-bound"]],
    ["it", "ne ha 1,5GiB e 10ms", ["units-bound", "units-bound"]],
    ["it", "sono 1,048,576 e 1,024", ["decimal-mark-local"]],
    ["en", "are 1.048.576 and 1.024.000.128.512", ["decimal-mark-local", "decimal-mark-local"]],
    ["en", "'the users' time", ["quotes-curved", "apostrophes-curved"]],
    ["en", "5' 10\"", ["quotes-curved", "quotes-curved"]],
  ])("%s: %s", (locale, text, left) => {
    const result = mended(text.replaceAll(/(\d) (GB)/gu, "$1\u00A0$2"), locale);
    expect(result.left).toEqual(left);
  });
});

describe("is no slip", () => {
  test.each([
    "2026-11-22, 2026-11, v5e-16, A100-80, 2.0-rc1, 0-1, 555-0199, 1-800-555, IEEE 754-2019, ISO 8601-1, 3-1, x1-2",
    "--xla_flag, foo--bar, a--, ./..., ../x, f(...), ....",
    "v5.1, 3.14, 1.000, 1,000, 192.168.0.1, 192.168.100.200, TPU v5e, 16-GB",
    "bfloat16 FLOPs, v5e GB, A100-80GB, v5p_16GB, 8MB-pool, 3D, 4K, 10m, 2x, 8x7B, 16B, 0.25°, 90° e 1° grado",
    "— così, e n - 1, a - b, cat -, - no, 5 - 3, x—, “—”, [–], tpu-inference",
    ".NET e .md, :-) e :smile:, e ;) qui :) così, a != b, 3 : 1, [ ] e ( )",
    "“così”, «così», l’arte, po’, perché, È, qual è, un’altra, c’è, sé stesso, sè stesso",
    "8\u00A0GB, 10%, 8\u00A0×\u00A0128, GB, 5 giorni",
    "«esterna “interna” esterna»",
    `${OPAQUE} e ${OPAQUE}, ${OPAQUE}.`,
    "中文（括号）：正确。",
    "fine riga \n inizio riga",
  ])("%s", (text) => {
    expect(slips(text, "it").concat(slips(text, "en"))).toEqual([]);
  });

  test.each(["ar", "de", "ckb-IQ", "", "x"])("in a language without rules (%s), but for doubled spaces", (locale) => {
    expect(slips("'a' \"b\" -- c... 8 GB , d", locale)).toEqual([]);
    expect(mended("a  b   c", locale).text).toBe("a b c");
  });
});

test("one kind of quotation marks is asked of those that stand in no others", () => {
  expect(typographyOf("«a “b” c» e “d”", "it").openings).toEqual([
    { start: 0, mark: "«" },
    { start: 12, mark: "“" },
  ]);
});

const piece = fc.constantFrom(
  ..."' \" ` ’ “ ” « » . , ; : ! ? ( ) - -- --- ... % × 8 80 1.5 1,5 2-3 a e E' perche' perchè l' dell ' po' s 's n' t GB ms ".split(
    " ",
  ),
  " ",
  "  ",
  "\n",
  "\u00A0",
  "（",
  "：",
  OPAQUE,
  "[",
  "]",
);
const anyText = fc.array(fc.oneof(piece, fc.lorem({ maxCount: 1 })), { maxLength: 30 }).map((parts) => parts.join(""));
const anyLocale = fc.constantFrom("it", "en", "ar");

test("mending ends, and a second time changes nothing", () => {
  fc.assert(
    fc.property(anyText, anyLocale, (text, locale) => {
      const first = mended(text, locale);
      expect(mended(first.text, locale)).toEqual(first);
    }),
    { numRuns: 2000 },
  );
});

test("slips lie within the text, in order, and none over another; a fix touches no letter that it does not name", () => {
  fc.assert(
    fc.property(anyText, anyLocale, (text, locale) => {
      const found = slips(text, locale);
      let end = 0;
      for (const slip of found) {
        expect(slip.start).toBeGreaterThanOrEqual(end);
        expect(slip.end).toBeGreaterThan(slip.start);
        end = slip.end;
        if (slip.fix !== undefined) expect(text.slice(slip.start, slip.end)).not.toBe(slip.fix);
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(mended(text, locale).text.split(OPAQUE)).toHaveLength(text.split(OPAQUE).length);
    }),
    { numRuns: 1000 },
  );
});

test.each(["'", '"', " ,", "perche' ", "“", "” ", "8 GB ", "...", "（", "a", " ", "e'", "'80 ", "l' a "])(
  "a long line of %j is read in linear time",
  (part) => {
    const read = (length: number): number => {
      const text = part.repeat(length / part.length);
      // Time of the processor, of which others on the machine take nothing.
      const start = process.cpuUsage();
      slips(text, "it");
      slips(text, "en");
      return process.cpuUsage(start).user / 1000;
    };
    read(20_000);
    expect(read(100_000)).toBeLessThan(2000);
  },
);
