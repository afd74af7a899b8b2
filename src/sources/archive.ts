/** Asks the Wayback Machine for an archived copy (https://archive.org/help/wayback_api.php). */
import { z } from "astro/zod";
import { parsePartialDate } from "../citations/date.ts";
import type { SourceStatus } from "../knowledge/source-status.ts";
import type { Answer } from "./request.ts";

export const ARCHIVE_API = "https://archive.org/wayback/available";

const reply = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({ available: z.literal(true), url: z.url({ protocol: /^https?$/u }), timestamp: z.string() })
      .optional(),
  }),
});

export function archiveQuestion(api: string, address: string): URL {
  const question = new URL(api);
  question.searchParams.set("url", address);
  return question;
}

/** The copy that an answer names; nothing for any other answer. */
export function archivedCopy({ status, body }: Answer): SourceStatus["archive"] {
  const { data } = reply.safeParse(status === 200 ? parsed(body.toString()) : undefined);
  const { url = "", timestamp = "" } = data?.archived_snapshots.closest ?? {};
  const date = timestamp.replace(/^(\d{4})(\d{2})(\d{2})\d*$/u, "$1-$2-$3");
  if (parsePartialDate(date)?.day === undefined) return undefined;
  // The API answers with http for what is served with https as well.
  return { url: url.replace(/^http:\/\/web\.archive\.org\//u, "https://web.archive.org/"), date };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
