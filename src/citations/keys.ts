/** Makes citation keys: out of what is known of a source, and free in a base. */
import type { FoundFields } from "./from-csl.ts";
import { KEY_PATTERN, useLetter } from "./ids.ts";

/** No longer than this, cut between words. */
const LONGEST = 40;

/** Letters that do not come apart into a Latin one and its accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

export const isKey = (key: string): boolean => KEY_PATTERN.test(key) && !/^\d+$/u.test(key);

/** Words as a key, accents folded; "" where nothing of them can be written in one. */
export function keyOfWords(words: string): string {
  const plain = words
    .normalize("NFD")
    .replaceAll(/[\p{M}’']/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{ASCII}]/gu, (letter) => LETTERS[letter] ?? " ")
    .replaceAll(/[^a-z0-9]+/gu, "-");
  const cut = plain.length > LONGEST ? plain.slice(0, LONGEST + 1).replace(/(?<=.)-[^-]*$/u, "") : plain;
  return cut.slice(0, LONGEST).replaceAll(/^-|-$/gu, "");
}

/** "jouppi2017" of author and year, else the first words of the title, else the address. */
export function keyOfFields({ author, issued, title, URL: address }: FoundFields): string {
  const [first] = author ?? [];
  const name =
    first === undefined ? "" : keyOfWords("literal" in first ? first.literal : withoutParticles(first.family));
  const words = keyOfWords((title ?? "").split(/\s+/u).slice(0, 4).join(" "));
  const year = issued?.slice(0, 4) ?? "";
  const key =
    name !== "" ? `${name}${year}` : words !== "" ? words : address === undefined ? "" : keyOfAddress(address);
  return isKey(key) ? key : key === "" ? "source" : `source-${key}`;
}

const withoutParticles = (family: string): string => family.replace(/^(?:[\p{Ll}\p{M}’']+\s+)+(?=\P{Ll})/u, "");

/** "cloud-google-intro-to-tpu" of https://cloud.google.com/tpu/docs/intro-to-tpu: host without its ends, last word of the path. */
export function keyOfAddress(address: string): string {
  const [, host = "", path = ""] = /^(?:https?:\/\/)?([^/?#]*)([^?#]*)/iu.exec(address) ?? [];
  const place = host.replace(/^www\./iu, "").replace(/\.[^.]*$/u, "");
  const last = path
    .split("/")
    .findLast((segment) => segment !== "" && !/^index\b/iu.test(segment))
    ?.replace(/\.(?:html?|php|aspx?|pdf|md)$/iu, "");
  const key = keyOfWords(`${place} ${last ?? ""}`);
  return isKey(key) ? key : keyOfWords(`source ${key}`);
}

/** The key, or the same with the first letter or number behind it that makes it free: "jouppi2017b". */
export function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  for (let count = 2; ; count++) {
    const other = /\d$/u.test(key) ? `${key}${useLetter(count)}` : `${key}-${count}`;
    if (!taken.has(other)) return other;
  }
}
