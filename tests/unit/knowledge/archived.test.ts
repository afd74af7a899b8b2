import { expect, test } from "vitest";
import { archivedCopy } from "../../../src/knowledge/archived.ts";

const day = { year: 2026, month: 3, day: 1 };

test.each([
  ["https://web.archive.org/web/20260301120000/https://example.org/a?b#c", day, "https://example.org/a?b#c"],
  ["http://web.archive.org/web/20260301120000if_/http:/example.org/a", day, "http:/example.org/a"],
  ["https://web.archive.org/web/20260301/example.org/a", day, "example.org/a"],
  ["https://web.archive.org/web/2026/https://example.org/", { year: 2026 }, "https://example.org/"],
  ["https://archive.ph/20260301120000/https://example.org/", day, "https://example.org/"],
  ["https://archive.is/2026.03.01-120000/https://example.org/", day, "https://example.org/"],
  ["https://arquivo.pt/wayback/20260301120000/https://example.org/", day, "https://example.org/"],
  ["https://web.archive.org/web/https://example.org/", undefined, "https://example.org/"],
  ["https://web.archive.org/web/2026*/https://example.org/", undefined, "https://example.org/"],
  ["https://web.archive.org/web/20261399000000/https://example.org/", undefined, "https://example.org/"],
  ["https://archive.today/newest/https://example.org/", undefined, "https://example.org/"],
  ["https://web.archive.org/save/https://example.org/", undefined, "https://example.org/"],
])("%s tells its day and what it is a copy of", (address, date, of) => {
  expect(archivedCopy(address)).toEqual({ date, of });
});

test.each([
  "https://perma.cc/AB12-CD34",
  "https://archive.ph/AbCdE",
  "https://archive.example.org/2026/fords",
  "https://example.org/2026/03/page.html",
])("%s tells neither", (address) => {
  expect(archivedCopy(address)).toBeUndefined();
});
