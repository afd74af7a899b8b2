/** What an answer of a server says in words, if it says anything in words. */
import { htmlText } from "./html-text.ts";
import { jsonText } from "./json-text.ts";
import { normalForm } from "./normal-form.ts";

export interface Page {
  /** Value of `Content-Type`. */
  type: string | undefined;
  body: Uint8Array;
  /** It goes on after what was read. */
  isCut: boolean;
}

export interface PageText {
  /** In normal form. */
  texts: readonly string[];
  /** Why words that are not in these texts may be there for a reader all the same. */
  doubt?: string;
}

/** Fewer words on a page with scripts are a frame that the scripts fill. */
const LEAST_WORDS = 30;
/** Bytes in which an HTML page has to name its encoding (HTML standard, 13.2.3.2). */
const PRESCAN = 1024;

export function pageText({ type = "", body, isCut }: Page): PageText {
  const media = (/^[^;\s]*/u.exec(type)?.[0] ?? "").toLowerCase();
  const isHtml = /^(?:text\/html|application\/xhtml\+xml)$/u.test(media) || (media === "" && looksLikeHtml(body));
  const isText = isHtml || /^text\/|[/+]json$|[/+]xml$|^application\/(?:yaml|x-tex|x-sh)$/u.test(media);
  if (!isText && !(media === "" && !body.includes(0))) return { texts: [], doubt: media || "no text" };
  const text = decode({ type, body, isCut }, isHtml);
  const cut = isCut ? { doubt: "a page too long to be read whole" } : {};
  if (isHtml) return { ...ofHtml(text), ...cut };
  const words = /[/+]json$/u.test(media) ? jsonText(text) : withoutTargets(text);
  return { texts: [normalForm(words)], ...cut };
}

function ofHtml(html: string): PageText {
  const { text, data, ...page } = htmlText(html);
  const own = normalForm(text);
  const written = data.map((json) => normalForm(jsonText(json))).filter((words) => words !== "");
  const isFrame = page.hasScripts && written.length === 0 && countWords(own) < LEAST_WORDS;
  const texts = [own, ...written];
  if (page.leadsTo !== undefined) return { texts, doubt: `a page that leads on to ${page.leadsTo.slice(0, 200)}` };
  if (isFrame) return { texts, doubt: "a page that scripts write" };
  return { texts, ...(page.isFront && { doubt: "the front page of a document" }) };
}

const countWords = (text: string): number => text.split(" ", LEAST_WORDS).filter((word) => word !== "").length;

/** In Markdown, the target of a link stands in the middle of the words. */
const withoutTargets = (text: string): string => text.replaceAll(/\]\([^()\s]{0,2000}\)/gu, "]");

const looksLikeHtml = (body: Uint8Array): boolean =>
  /^\s*(?:<!doctype html|<html|<head|<body|<!--)/iu.test(new TextDecoder("latin1").decode(body.subarray(0, PRESCAN)));

/**
 * By byte order mark, then the header, then what the page says of itself, then UTF-8 where that fits; else as
 * browsers read what says nothing (windows-1252). A header that does not fit the bytes loses to a page that does.
 */
function decode({ type = "", body, isCut }: Page, isHtml: boolean): string {
  const mark = [
    ["utf-8", [0xef, 0xbb, 0xbf]],
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ] as const;
  const marked = mark.find(([, bytes]) => bytes.every((byte, index) => body[index] === byte))?.[0];
  const head = new TextDecoder("latin1").decode(body.subarray(0, PRESCAN));
  const named = [type, isHtml ? head : ""].map((text) => /charset\s*=\s*["']?\s*([\w:.-]+)/iu.exec(text)?.[1]);
  for (const label of [marked, ...named, "utf-8"]) {
    const text = label && decodeAs(label, body, isCut);
    if (text !== undefined && text !== "") return text;
  }
  return new TextDecoder("windows-1252").decode(body);
}

/** Nothing where the encoding is unknown or the bytes are not in it, but for a last character that was cut off. */
function decodeAs(label: string, body: Uint8Array, isCut: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(body, { stream: isCut });
  } catch {
    return undefined;
  }
}
