/** The thread of `second-readings.ts`. */
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { listFiles, readText } from "./files.ts";
import { readAgain } from "./reading-rules.ts";
import type { SecondReadings } from "./second-readings.ts";

async function readingsOf(contentDir: string): Promise<SecondReadings> {
  const readings = new Map<string, ReturnType<typeof readAgain>>();
  for (const room of ["articles", "pages", "introductions"]) {
    for (const source of await listFiles(join(contentDir, room))) {
      if (!/\.mdx?$/u.test(source.name)) continue;
      const content = await readText(source);
      // What cannot be read is told where it is read first.
      if (typeof content === "string") readings.set(source.file, readAgain({ file: source.file, content }));
    }
  }
  return readings;
}

parentPort?.postMessage(await readingsOf(workerData as string));
