/** Builds the knowledge base and serves it: `npm start`. */
import { fileURLToPath } from "node:url";
import { build } from "./build.ts";
import { serveUntilStopped } from "./serve.ts";

await build();
await serveUntilStopped(fileURLToPath(new URL("../../dist/", import.meta.url)));
