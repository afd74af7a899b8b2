/** Runs the Nu HTML checker (https://validator.github.io/validator/), the W3C's, over a folder. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pathOf } from "../../src/cli/programs.ts";

/** One of its messages; the fields of its JSON that we read (https://github.com/validator/validator/wiki/Output-»-JSON). */
export interface NuMessage {
  type: "error" | "info" | "non-document-error";
  /** The address of the file. */
  url: string;
  message: string;
  lastLine?: number;
  lastColumn?: number;
  /** The source around the place. */
  extract?: string;
}

const jar = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));
const run = promisify(execFile);

/**
 * It holds pages against their own policy as files without an origin, so that no address is "'self'", and takes data
 * blocks for scripts. What the policy keeps away in truth, a browser says (policy.spec.ts).
 */
const isOfPolicy = ({ type, message }: NuMessage): boolean =>
  type === "info" && message.includes("violates Content Security Policy (meta tag)");

/**
 * Everything it says of the HTML, CSS and SVG files of a folder, but for what it takes the policy to forbid.
 * @throws {Error} when there is no Java, with the way to get it, or when the checker does not run
 */
export async function nuMessages(folder: string): Promise<NuMessage[]> {
  const options = ["--format", "json", "--also-check-css", "--also-check-svg", "--skip-non-html", "--exit-zero-always"];
  const { stderr } = await run(pathOf("java"), ["-jar", jar, ...options, folder], { maxBuffer: 1 << 28 });
  const { messages } = JSON.parse(stderr) as { messages: NuMessage[] };
  return messages.filter((message) => !isOfPolicy(message));
}
