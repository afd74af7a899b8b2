/**
 * Loaded by `node --import` in front of a build: gives the Markdown engine a plugin that throws in the file whose path
 * ends with this module's `?file=`.
 */
import { defineHastPlugin } from "satteri";
import { processor } from "../../src/markdown/engine.ts";

const file = new URL(import.meta.url).searchParams.get("file") ?? "";

processor.options.hastPlugins.push(({ fileURL }: { fileURL: URL | undefined }) => {
  if (!fileURL?.pathname.endsWith(file)) return false;
  return defineHastPlugin({
    name: "saboteur",
    element: {
      filter: ["p"],
      visit() {
        throw new Error("sabotage");
      },
    },
  });
});
