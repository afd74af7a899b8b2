import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { complete, holes } from "../../../src/cli/complete-lock.mjs";

const root = new URL("../../../", import.meta.url);

describe.each(["package-lock.json", "tests/audit/package-lock.json"])("%s", (file) => {
  const lock = JSON.parse(readFileSync(new URL(file, root), "utf8"));

  it("has an entry for every platform's optional package (if not: npm run lock)", () => {
    expect(holes(lock.packages)).toEqual([]);
  });

  it("names no registry (if it does: npm run lock)", () => {
    expect(Object.entries<object>(lock.packages).filter(([, entry]) => "resolved" in entry)).toEqual([]);
  });

  it("is in npm's own order", () => {
    expect(Object.keys(complete(lock.packages))).toEqual(Object.keys(lock.packages));
  });
});

describe("completing a lock", () => {
  const parent = { version: "1.0.0", dev: true, optionalDependencies: { "@a/linux-x64-musl": "1.0.0" } };

  it("adds what npm would have written, but for the integrity", () => {
    const { "node_modules/@a/linux-x64-musl": added } = complete({ "node_modules/@a/a": parent });
    expect(JSON.stringify(added)).toBe(
      '{"version":"1.0.0","cpu":["x64"],"dev":true,"libc":["musl"],"optional":true,"os":["linux"]}',
    );
  });

  it("leaves alone what is there, beside the parent or above it", () => {
    const entry = { version: "1.0.0" };
    expect(holes({ "node_modules/p": parent, "node_modules/p/node_modules/@a/linux-x64-musl": entry })).toEqual([]);
    expect(holes({ "node_modules/o/node_modules/p": parent, "node_modules/@a/linux-x64-musl": entry })).toEqual([]);
  });

  it("puts a second version beside the parent that asks for it", () => {
    const packages = complete({ "node_modules/p": parent, "node_modules/@a/linux-x64-musl": { version: "2.0.0" } });
    expect(packages["node_modules/p/node_modules/@a/linux-x64-musl"]?.version).toBe("1.0.0");
  });

  it("drops the registry's address and keeps the integrity", () => {
    const entry = { version: "1.0.0", resolved: "https://registry.example/a.tgz", integrity: "sha512-x" };
    expect(complete({ "node_modules/a": entry })).toEqual({
      "node_modules/a": { version: "1.0.0", integrity: "sha512-x" },
    });
  });

  it("does not guess a version from a range", () => {
    const packages = { "node_modules/p": { version: "1.0.0", optionalDependencies: { "q-linux-x64": "^1.0.0" } } };
    expect(() => complete(packages)).toThrow(/q-linux-x64.*\^1\.0\.0/);
  });
});
