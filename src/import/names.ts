/** Names for what is imported: slugs, ids and citation keys, made of words that are there. */
import { slugFault } from "../knowledge/slug.ts";

const LONGEST_SLUG = 80;
const LONGEST_KEY = 40;

/** Latin letters that no accent makes: Unicode does not take them apart. */
const LETTERS: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Lower-case ASCII words joined by hyphens, as many as fit; "" for a text in another script. */
export function slugOf(text: string, longest = LONGEST_SLUG): string {
  const plain = text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/gu, (letter) => LETTERS[letter] ?? "");
  const words = plain.split(/[^a-z0-9]+/u).filter((word) => word !== "");
  let slug = words.shift()?.slice(0, longest) ?? "";
  for (const word of words) {
    if (slug.length + 1 + word.length > longest) break;
    slug += `-${word}`;
  }
  return slug;
}

/** A name that can be used: with “-2”, “-3” … behind it where it is taken, by others or by the site. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let count = 2, free = name; ; free = `${name}-${count++}`) {
    if (slugFault(free, new Set()) === undefined && !isTaken(free)) return free;
  }
}

/** A citation key for an address: the name of its host and the words of its path, `datacamp-tpu-vs-gpu-ai`. */
export function keyOf(address: string, isTaken: (key: string) => boolean): string {
  const { hostname, pathname, searchParams } = new URL(address);
  const words = slugOf(`${hostName(hostname)} ${withoutLetters(pathWords(pathname))}`, LONGEST_KEY) || "source";
  const query = [...searchParams.values()].map((value) => slugOf(value, LONGEST_KEY - words.length)).at(0) ?? "";
  const name = words.includes("-") || query === "" ? words : `${words}-${query}`;
  return freeName(/^\d+$/u.test(name) ? `source-${name}` : name, isTaken);
}

/** Letters that stand alone say nothing, as the “d” in “d_when_to_train”. */
const withoutLetters = (words: string): string => words.replaceAll(/(?<![\p{L}\p{N}])\p{L}(?![\p{L}\p{N}])/gu, " ");

/** The label that names the owner: “fs” of community.fs.com, “gov” is none in gov.uk. */
function hostName(host: string): string {
  const labels = host.split(".");
  if (/^[\d.]+$/u.test(host) || labels.length < 2) return host;
  const [owner = "", above] = labels.slice(0, -1).toReversed();
  const isSuffix = above !== undefined && above !== "www" && owner.length <= 3 && (labels.at(-1)?.length ?? 0) === 2;
  return isSuffix ? above : owner;
}

/** The last part of a path that says something, without its ending. */
function pathWords(path: string): string {
  const parts = path.split("/").map((part) => readable(part).replace(/\.(?:[a-z]{3,5}|md)$/iu, ""));
  const named = parts.filter((part) => part !== "" && !/^index$/iu.test(part));
  // A short number says nothing without the part before it.
  return named.findLast((part) => /\p{L}{2}|\d\D?\d{3}\D?\d/u.test(part)) ?? named.at(-1) ?? "";
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
