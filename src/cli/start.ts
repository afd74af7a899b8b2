/** Builds the knowledge base and serves it: `npm start`. */
import { build, reportFailure } from "./build.ts";
import { preview } from "./preview.ts";

await build().then(preview, reportFailure);
