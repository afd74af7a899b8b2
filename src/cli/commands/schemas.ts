/** `npm run kb -- schemas`: writes the JSON Schemas that editors check and complete by. */
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { jsonSchemas } from "../../knowledge/json-schemas.ts";
import { type Command, readWords } from "../command.ts";
import { SCHEMAS, shown } from "../scaffold.ts";

const usage = `Usage: npm run kb -- schemas

Writes the JSON Schemas of the formats to ${SCHEMAS}/, by which editors complete, explain and check what you write.
They are made of the schemas of src/knowledge; run it after a change of those. A unit test tells when it is due.`;

async function run(words: readonly string[]): Promise<0> {
  readWords({ args: [...words], options: {} });
  await mkdir(SCHEMAS, { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    const path = resolve(SCHEMAS, `${name}.json`);
    await writeFile(path, `${JSON.stringify(schema, undefined, 2)}\n`);
    console.log(shown(path));
  }
  return 0;
}

export const command: Command = { usage, run };
