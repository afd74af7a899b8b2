/**
 * The text of an HTML page as a reader gets it without scripts. It is read token by token, not as a tree: a page that
 * nests ten thousand elements or breaks every rule of the format costs no more than its length, and nothing of it runs.
 */
import { type Token, Tokenizer, TokenizerMode } from "parse5";

/** Elements whose content is not markup, and how the tokenizer has to read it (HTML standard, 13.2.6.4). */
const CONTENT = new Map<string, Tokenizer["state"]>([
  ["script", TokenizerMode.SCRIPT_DATA],
  ...["style", "xmp", "iframe", "noembed", "noframes"].map((name) => [name, TokenizerMode.RAWTEXT] as const),
  ["title", TokenizerMode.RCDATA],
  ["textarea", TokenizerMode.RCDATA],
  ["plaintext", TokenizerMode.PLAINTEXT],
]);

/** What of those no reader sees; `noscript` is read, because this reader runs no scripts. */
const UNSEEN = new Set(["script", "style", "iframe", "noembed", "noframes"]);

/** Elements inside a line of text: what stands on both sides may be one word. All others part words. */
const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike " +
    "strong sub sup time tt u var wbr"
  ).split(" "),
);

/** "[1]" above the line: the number of a note, which is not part of the words. */
const NOTE = /^\s*\[[^\]]{1,8}\]\s*$/u;

export interface HtmlText {
  text: string;
  /** Texts of scripts that hold data (JSON), of which pages that write themselves are made. */
  data: readonly string[];
  hasScripts: boolean;
  /** It is the front of a document that lies elsewhere: the `citation_pdf_url` of Google Scholar's guidelines. */
  isFront: boolean;
  /** Where it sends readers on to by itself (`<meta http-equiv="refresh">`), as the page writes it. */
  leadsTo?: string;
}

export function htmlText(html: string): HtmlText {
  const reader = new TextReader();
  const tokenizer = new Tokenizer({}, reader);
  reader.tokenizer = tokenizer;
  tokenizer.write(html, true);
  const { parts, data, hasScripts, isFront, leadsTo } = reader;
  return { text: parts.join(""), data, hasScripts, isFront, ...(leadsTo !== undefined && { leadsTo }) };
}

class TextReader {
  readonly parts: string[] = [];
  readonly data: string[] = [];
  hasScripts = false;
  isFront = false;
  leadsTo: string | undefined;
  tokenizer: Tokenizer | undefined;
  /** Element whose content is skipped or kept apart, until its end tag. */
  #unseen: string | undefined;
  #script: string[] | undefined;
  #templates = 0;
  #foreign = 0;
  /** Where the open `sup` begins among the parts, and whether it links into the page. */
  #note: { start: number; links: boolean } | undefined;

  onStartTag(tag: Token.TagToken): void {
    const name = tag.tagName;
    if (name === "svg" || name === "math") this.#foreign += tag.selfClosing ? 0 : 1;
    if (name === "meta") this.#learn(tag);
    if (name === "template" && attribute(tag, "shadowrootmode") === undefined) this.#templates++;
    if (!INLINE.has(name)) this.#add(" ");
    if (name === "sup") this.#note = { start: this.parts.length, links: false };
    if (name === "a" && this.#note) this.#note.links ||= attribute(tag, "href")?.startsWith("#") ?? false;
    // In SVG and MathML a tag can close itself; in HTML it only looks so.
    if (!(this.#foreign > 0 && tag.selfClosing)) this.#enter(tag);
  }

  #learn(meta: Token.TagToken): void {
    this.isFront ||= attribute(meta, "name")?.toLowerCase() === "citation_pdf_url";
    if (attribute(meta, "http-equiv")?.toLowerCase() !== "refresh") return;
    this.leadsTo ??= /^[\s\d.]*[;,]\s*(?:url\s*=\s*)?["']?([^"'\s]+)/iu.exec(attribute(meta, "content") ?? "")?.[1];
  }

  #enter(tag: Token.TagToken): void {
    const state = CONTENT.get(tag.tagName);
    if (state === undefined || !this.tokenizer) return;
    this.tokenizer.state = state;
    if (UNSEEN.has(tag.tagName)) this.#unseen = tag.tagName;
    if (tag.tagName !== "script") return;
    this.hasScripts = true;
    this.#script = /\bjson$/iu.test(attribute(tag, "type") ?? "") ? [] : undefined;
  }

  onEndTag({ tagName: name }: Token.TagToken): void {
    if (name === "svg" || name === "math") this.#foreign = Math.max(0, this.#foreign - 1);
    if (name === "template") this.#templates = Math.max(0, this.#templates - 1);
    if (name === "sup") this.#endNote();
    if (name === this.#unseen) this.#leave();
    if (!INLINE.has(name)) this.#add(" ");
  }

  #leave(): void {
    if (this.#script) this.data.push(this.#script.join(""));
    this.#script = undefined;
    this.#unseen = undefined;
  }

  #endNote(): void {
    if (!this.#note) return;
    const { start, links } = this.#note;
    if (links || NOTE.test(this.parts.slice(start).join(""))) this.parts.length = start;
    this.#note = undefined;
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.#script) this.#script.push(chars);
    else if (this.#unseen === undefined) this.#add(chars);
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  #add(text: string): void {
    if (this.#templates === 0) this.parts.push(text);
  }

  onNullCharacter(): void {
    // Browsers drop them too.
  }
  onComment(): void {
    // Not text.
  }
  onDoctype(): void {
    // Not text.
  }
  onEof(): void {
    // An element that is never closed ends here.
  }
}

const attribute = ({ attrs }: Token.TagToken, name: string): string | undefined =>
  attrs.find((candidate) => candidate.name === name)?.value;
