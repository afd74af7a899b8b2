/** How far a source can be relied on today: whether it still stands, how it was read, where copies are. */
import { evidenceWords } from "../i18n/citation-words.ts";
import { dated } from "../i18n/format.ts";
import { translator } from "../i18n/translate.ts";
import type { Entry } from "./bibliography.ts";
import type { Locale } from "./model.ts";

/** A piece of information in the words of a locale, and where it leads. */
export interface Words {
  text: string;
  address?: string | undefined;
}

export interface Standing {
  /** That the source is gone, withdrawn or closed; nothing for one that answers. */
  warning: string | undefined;
  details: readonly Words[];
}

/** What is to be said of an entry's source; the archived copy of one that is gone comes first. */
export function standingOf({ reference, parts, evidence }: Entry, locale: Locale): Standing {
  const { status, archive, snapshot, url, check } = reference;
  const t = translator(locale.tag);
  const isGone = parts.address === archive?.url;
  const copy = archive && {
    text: t("bibliography.archived", dated(archive.date, locale.format)),
    address: archive.url,
  };
  return {
    warning: status === "alive" ? undefined : t(`status.${status}`),
    details: [
      ...(copy && isGone ? [copy] : []),
      ...evidence.map((seen) => ({ text: evidenceWords(seen, locale) })),
      ...(snapshot === undefined ? [] : [{ text: t("bibliography.snapshot"), address: snapshot }]),
      ...(copy && !isGone ? [copy] : []),
      ...(check?.address === undefined ? [] : [{ text: t("check.movedTo"), address: check.address }]),
      ...(isGone ? [{ text: t("bibliography.original"), address: url }] : []),
    ],
  };
}
