/** Finds what an author meant as a link and Markdown does not: readers would see its brackets. */
import { defineMdastPlugin } from "satteri";
import { analysisOf, type BrokenLink } from "./analysis.ts";
import { citationsOf } from "./citation-places.ts";
import { LINK_KINDS } from "./link-target.ts";
import { spanOf } from "./node.ts";
import { placeOf } from "./source-map.ts";

/** `](https://x y)`, `] (https://x)`; the address behind the parenthesis may be a link of its own. */
const SPLIT = new RegExp(
  String.raw`(?:\[[^[\]]*)?\]\s?\((?=\s*(?:$|https?:|mailto:|www\.|[#/]|\.\.?/|(?:${LINK_KINDS.join("|")}):))`,
  "gu",
);

/** `[text][name]` of a name that nobody defines; notes and citations have rules of their own. */
const UNDEFINED = /(?<![\p{L}\p{N}\]])\[[^[\]]+\]\[(?![\^@-])[^[\]]*\]/gu;

/** `![words] (name.png)`, `![words](my name.png)`, and `![[name.png]]` as note-taking programs write it. */
const IMAGE =
  /!\[(?:[^[\]]*\]\s?\([^()\n]*\.(?:png|jpe?g|webp|avif|gif|svg)\b[^()\n]*\)|\[[^[\]\n]*\.(?:png|jpe?g|webp|avif|gif|svg)[^[\]\n]*\]\])/giu;

/** Documents without a bracket are left alone. It must come before the citations are replaced, whose text has no place. */
export const brokenLinkFinder = ({ source }: { source: string }) =>
  source.includes("]") &&
  defineMdastPlugin({
    name: "broken-links",
    options: { position: true },
    text(node, ctx) {
      if (!/\]\s?[([]|!\[\[/u.test(node.value)) return;
      const found = [
        ...matches("split", SPLIT, node.value),
        ...matches("undefined", UNDEFINED, node.value),
        ...matches("image", IMAGE, node.value),
      ];
      if (found.length === 0) return;
      const { source } = ctx;
      const span = spanOf(node);
      const { citations, map } = citationsOf(node.value, { source, ...span });
      for (const { index, ...link } of found) {
        const isCitation = citations.some((citation) => citation.start === index && citation.items.length > 0);
        const isEscaped = [...link.written].some(
          (character, at) => /[[\]]/u.test(character) && map.isLiteral(index + at),
        );
        if (!isCitation && !isEscaped)
          analysisOf(ctx.data).brokenLinks.push({ ...link, ...placeOf(source, span.start + map.offset(index)) });
      }
    },
  });

const matches = (form: BrokenLink["form"], pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].map(({ index, 0: written }) => ({ form, written, index }));
