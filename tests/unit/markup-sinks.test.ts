/** That the lint catches every way in which a text becomes markup or code: each line below is one. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { projectRoot } from "../site.ts";

const SINKS = [
  "element.innerHTML = text;",
  "element.innerHTML += text;",
  "element.outerHTML = text;",
  "element.outerHTML += text;",
  'element["innerHTML"] = text;',
  "frame.srcdoc = text;",
  "element.style.cssText = text;",
  'element.insertAdjacentHTML("beforeend", text);',
  "element.setHTML(text);",
  "element.setHTMLUnsafe(text);",
  "Document.parseHTMLUnsafe(text);",
  "document.createRange().createContextualFragment(text);",
  'void new DOMParser().parseFromString(text, "text/html");',
  "document.write(text);",
  "document.writeln(text);",
  'document.execCommand("insertHTML", false, text);',
  'element.setAttribute("onclick", text);',
  'element.setAttribute("style", text);',
  'frame.setAttribute("srcdoc", text);',
  'element.append(document.createElement("script"));',
  'element.append(document.createElement("style"));',
  "eval(text);",
  "globalThis.eval(text);",
  "void new Function(text);",
  'setTimeout("text()");',
  'setInterval("text()");',
  'trustedTypes.createPolicy("x", {});',
];

const MARKUP = [
  '<p set:html="a" />',
  "<Fragment set:html={text} />",
  "<script>document.body.innerHTML = '1';</script>",
];

const FILES: Readonly<Record<string, { sinks: readonly string[]; harmless: string }>> = {
  "sinks.ts": { sinks: SINKS, harmless: 'element.setAttribute("lang", text);' },
  "sinks.astro": { sinks: MARKUP, harmless: "<p>{text}</p>" },
};

/** Lines that the lint of `src/` would complain about, as "sinks.ts 1". */
function complaints(): Set<string> {
  const folder = join(projectRoot, ".cache/markup-sinks");
  mkdirSync(folder, { recursive: true });
  for (const [name, { sinks, harmless }] of Object.entries(FILES))
    writeFileSync(join(folder, name), [...sinks, harmless].join("\n"));
  const program = fileURLToPath(new URL("bin/biome", import.meta.resolve("@biomejs/biome/package.json")));
  const options = ["lint", "--vcs-use-ignore-file=false", "--reporter=json", "--max-diagnostics=none", folder];
  const { stdout } = spawnSync(process.execPath, [program, ...options], { cwd: projectRoot, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return new Set(diagnostics.map(({ location: { path, start } }) => `${basename(path)} ${start.line}`));
}

interface Diagnostic {
  location: { path: string; start: { line: number } };
}

test("each of them is caught, and what is none is not", () => {
  const found = complaints();
  for (const [name, { sinks }] of Object.entries(FILES)) {
    expect(sinks.filter((_, index) => !found.has(`${name} ${index + 1}`))).toEqual([]);
    expect(found.has(`${name} ${sinks.length + 1}`)).toBe(false);
  }
}, 60_000);
