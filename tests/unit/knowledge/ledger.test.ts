import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LEDGER_FILE, ledgerText, readLedger } from "../../../src/knowledge/ledger.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-ledger-"));
});
afterAll(() => rm(folder, { recursive: true }));

const readBack = async (text: string) => {
  await writeFile(join(folder, LEDGER_FILE), text);
  return readLedger(folder);
};

const segment = fc.stringMatching(/^[a-z0-9]{1,3}(?:-[a-z0-9]{1,3})?$/u);
const address = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.constantFrom("/", ".bib", ".md"))
  .map(([segments, end]) => (segments.length === 0 ? "/" : `/${segments.join("/")}${end}`));
const entries = fc.dictionary(address, fc.constantFrom("", "article:one", "source:marlow1999"), { maxKeys: 20 });

test("what was written is read back, without a problem", async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (record) => {
      const written = new Map(Object.entries(record));
      const { published, problems } = await readBack(ledgerText(written));
      expect(problems).toEqual([]);
      expect(new Map(published.map((one) => [one.address, one.id]))).toEqual(written);
    }),
    { numRuns: 50 },
  );
});

test("both sides of a merge are read", async () => {
  const text = "/\n<<<<<<< HEAD\n/en/b/ article:b\n=======\n/en/a/ article:a\n>>>>>>> other\n/it/\n";
  const { published, problems } = await readBack(text);
  expect(published.map((one) => one.address)).toEqual(["/", "/en/b/", "/en/a/", "/it/"]);
  expect(problems.map(({ rule, line }) => [rule, line])).toEqual([["ledger-readable", 2]]);
});

test("there need not be one", async () => {
  expect(await readLedger(join(folder, "nowhere"))).toMatchObject({ published: [], problems: [] });
});
