/** A base to import into: a few locales, two topics, and what a test adds. */
import type { Base } from "../../../src/import/base.ts";

const titled = (id: string) => ({ id, title: {}, slug: {}, description: {} });

export const baseWith = ({
  records = [],
  texts = [],
  sourceLocale = "en",
}: Partial<Pick<Base, "records" | "texts"> & { sourceLocale: string }>): Base => ({
  site: {
    locales: ["en", "it", "es", "de", "ar", "ja"].map((tag) => ({ tag, name: tag, direction: "ltr", format: tag })),
    sourceLocale,
    topics: [titled("arches"), titled("cables")],
  },
  records,
  texts,
  reserved: new Map([["en", new Set(["sources"])]]),
});
