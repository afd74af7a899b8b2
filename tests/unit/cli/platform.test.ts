import { expect, it } from "vitest";
import { platformOf } from "../../../src/cli/platform.mjs";

it.each([
  ["@biomejs/cli-darwin-arm64", { os: "darwin", cpu: "arm64" }],
  ["@biomejs/cli-linux-x64-musl", { os: "linux", cpu: "x64", libc: "musl" }],
  ["@astrojs/compiler-binding-linux-arm64-gnu", { os: "linux", cpu: "arm64", libc: "glibc" }],
  ["@astrojs/compiler-binding-win32-x64-msvc", { os: "win32", cpu: "x64" }],
  ["@astrojs/compiler-binding-wasm32-wasi", { cpu: "wasm32" }],
  ["@img/sharp-linuxmusl-arm64", { os: "linux", cpu: "arm64", libc: "musl" }],
  ["lightningcss-linux-arm-gnueabihf", { os: "linux", cpu: "arm" }],
  ["@pagefind/windows-x64", { os: "win32", cpu: "x64" }],
  ["@esbuild/android-arm", { os: "android", cpu: "arm" }],
])("reads the platform out of %s", (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

it("refuses a name it does not understand, rather than offering a binary to the wrong machine", () => {
  expect(() => platformOf("fsevents")).toThrow(/fsevents/);
  expect(() => platformOf("@a/plan9-x64")).toThrow(/plan9/);
});
