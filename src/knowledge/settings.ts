/** Where the knowledge is and where the site goes: what a deploy may set by environment variables. */
import { createHash } from "node:crypto";
import { resolve } from "node:path";

export interface Settings {
  /** Folder of the knowledge (`KB_CONTENT`, default "content"), absolute. */
  contentDir: string;
  /** Folder of the finished site (`KB_OUT`, default "dist"), absolute. */
  outDir: string;
  /** Astro's cache; one for each finished site, so that builds beside each other do not share it. */
  cacheDir: string;
  /** Address of the site (`KB_URL`), instead of `url` in site.yaml. */
  url?: string;
  /** Path under which the site lives (`KB_BASE`), instead of `base` in site.yaml. */
  base?: string;
  /** Whether articles marked as drafts are shown; they are checked in any case. */
  drafts: boolean;
  /** Locales whose pages are built (`KB_LOCALES`, with commas between them); without it all are. */
  locales?: readonly string[];
  /** Whether texts are parsed once only (`KB_READINGS=1`), which leaves the rule `readings-agree` out. */
  oneReading?: boolean;
}

/** @param environment names and values as in `process.env` */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const { KB_CONTENT, KB_OUT, KB_URL, KB_BASE, KB_LOCALES, KB_READINGS } = environment;
  const outDir = resolve(KB_OUT || "dist");
  return {
    contentDir: resolve(KB_CONTENT || "content"),
    outDir,
    cacheDir: resolve(".cache/astro", createHash("sha256").update(outDir).digest("hex").slice(0, 12)),
    drafts: false,
    ...(KB_URL ? { url: KB_URL } : {}),
    ...(KB_BASE ? { base: KB_BASE } : {}),
    ...(KB_LOCALES ? { locales: wordsOf(KB_LOCALES) } : {}),
    ...(KB_READINGS === "1" ? { oneReading: true } : {}),
  };
}

/** Each word of a row once. */
const wordsOf = (row: string): string[] => [...new Set(row.split(",").map((word) => word.trim()))].filter(Boolean);
