/** A thread of `second-readings.ts`. */
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { listFiles, readText } from "./files.ts";
import { readAgain, type SecondReading } from "./reading-rules.ts";
import type { SecondReadings, Share } from "./second-readings.ts";

async function readingsOf({ contentDir, part, of }: Share): Promise<SecondReadings> {
  const readings = new Map<string, SecondReading>();
  const rooms = ["articles", "pages", "introductions"].map((room) => listFiles(join(contentDir, room)));
  const texts = (await Promise.all(rooms)).flat().filter(({ name }) => /\.mdx?$/u.test(name));
  for (const source of texts.filter((_, index) => index % of === part)) {
    const content = await readText(source);
    // What cannot be read is told where it is read first.
    if (typeof content === "string") readings.set(source.file, readAgain({ file: source.file, content }));
  }
  return readings;
}

parentPort?.postMessage(await readingsOf(workerData as Share));
