/** A thread of `build.ts`: makes the index of one locale, with a Pagefind of its own. An error of it is the thread's. */
import { workerData } from "node:worker_threads";
import { buildIndex, type IndexTask } from "./locale-index.ts";

await buildIndex(workerData as IndexTask);
