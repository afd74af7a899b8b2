/** Which two variants of an article stand side by side, and what belongs together in them. */
import type { Link } from "../translation/link.ts";
import { linksOf } from "../translation/links.ts";
import type { Site, Variant, Variants } from "./model.ts";

/** An article and what it faces, as the page that shows both needs it. */
export interface FacingVariants {
  article: Variant;
  other: Variant;
  /** Which of the two is the translation. */
  translation: "own" | "other";
  /** Blocks that belong together. */
  links: readonly { own: readonly number[]; other: readonly number[]; isBehind: boolean }[];
  /** The variants that are neither. */
  more: readonly Variant[];
}

/**
 * A translation stands beside its original, the original beside its first translation in the order of the site.
 * @returns nothing for an article in one language only
 */
export function facingOf(site: Site, article: Variant, variants: Variants<Variant>): FacingVariants | undefined {
  const all = [...variants.values()];
  // Where the source language has none, the first variant is as good as the original.
  const original = variants.get(site.sourceLocale) ?? all[0];
  const isOriginal = article === original;
  const other = isOriginal ? all.find((variant) => variant !== article) : original;
  if (original === undefined || other === undefined) return undefined;
  return {
    article,
    other,
    translation: isOriginal ? "other" : "own",
    links: linksBetween(isOriginal ? other : article, original).map(({ state, translation, original: places }) => ({
      ...(isOriginal ? { own: places, other: translation } : { own: translation, other: places }),
      isBehind: state !== "in-step" && state !== "unrecorded",
    })),
    more: all.filter((variant) => variant !== article && variant !== other),
  };
}

const linksBetween = ({ translation, analysis }: Variant, original: Variant): readonly Link[] =>
  translation?.links ?? linksOf(analysis.blocks, original.analysis.blocks, undefined);
