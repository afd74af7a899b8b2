import { expect, it } from "vitest";
import { npmCommand } from "../../../src/cli/npm.mjs";

it("is the npm that runs, on the Node it runs on", () => {
  const env = { npm_execpath: "/lib/npm/bin/npm-cli.js", npm_node_execpath: "/bin/node" };
  expect(npmCommand(env)).toEqual({ file: "/bin/node", args: ["/lib/npm/bin/npm-cli.js"], shell: false });
});

it.each([{}, { npm_execpath: "/lib/yarn/bin/yarn.js" }])("is the one on the PATH otherwise (%j)", (env) => {
  expect(npmCommand(env)).toMatchObject({ file: "npm", args: [] });
});
