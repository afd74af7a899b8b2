/**
 * What the name of a platform's package says: `@biomejs/cli-linux-x64-musl` runs on Linux, x64, musl.
 *
 * Plain JavaScript: complete-lock.mjs needs it before anything is installed.
 */

/** Words in names, and npm's word for the same. */
const systems = new Map(
  Object.entries({
    aix: "aix",
    android: "android",
    darwin: "darwin",
    freebsd: "freebsd",
    linux: "linux",
    linuxmusl: "linux",
    netbsd: "netbsd",
    openbsd: "openbsd",
    openharmony: "openharmony",
    sunos: "sunos",
    win32: "win32",
    windows: "win32",
  }),
);
const processors = new Set("arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64".split(" "));
const libraries = new Map(Object.entries({ gnu: "glibc", musl: "musl", linuxmusl: "musl" }));

/**
 * npm's `os`, `cpu` and `libc` for a package, from the words of its name.
 *
 * @param {string} name
 * @returns {{ os: string | undefined, cpu: string, libc: string | undefined }} WebAssembly runs on every system: no os
 * @throws {Error} when the name holds no processor, or no system where one is needed
 */
export function platformOf(name) {
  const words = name.split(/[-/]/);
  const cpu = words.find((word) => processors.has(word));
  const os = words.map((word) => systems.get(word)).find(Boolean);
  if (!cpu || (!os && cpu !== "wasm32")) {
    throw new Error(`${name}: cannot tell its platform from its name; teach src/cli/platform.mjs its words`);
  }
  return { os, cpu, libc: words.map((word) => libraries.get(word)).find(Boolean) };
}
