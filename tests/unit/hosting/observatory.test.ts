/**
 * The ten tests of Mozilla's HTTP Observatory (@mdn/mdn-http-observatory 1.4.8, algorithm 4), each by what it asks of an
 * answer over HTTPS and what it gives for it. That all of them pass under a real server, tests/audit/policy.spec.ts shows.
 */
import { expect, test } from "vitest";
import { SECURE_HEADERS } from "../../../src/hosting/headers.ts";
import { integrityWriter } from "../../../src/hosting/integrity.ts";
import { nginxConfig } from "../../../src/hosting/nginx.ts";
import { PAGE_POLICY } from "../../../src/hosting/policy.ts";
import { hosted } from "./site.ts";

type Headers = ReadonlyMap<string, string>;
const headers: Headers = new Map(SECURE_HEADERS.map(([name, value]) => [name.toLowerCase(), value]));

const directivesOf = (policy: string): Map<string, string[]> =>
  new Map(
    policy.split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(/\s+/u);
      return [name, sources];
    }),
  );

/** What each test gives, beginning with 100; what it would take away is below 0. */
const TESTS: Record<string, (of: Headers) => number> = {
  "content-security-policy": (of) => {
    const directives = directivesOf(of.get("content-security-policy") ?? "");
    const sources = ["script-src", "object-src", "style-src"].flatMap(
      (name) => directives.get(name) ?? directives.get("default-src") ?? ["*"],
    );
    if (sources.some((source) => /^(?:'unsafe-inline'|'unsafe-eval'|data:|https?:.*|ftp:|\*)$/u.test(source)))
      return -20;
    return directives.get("default-src")?.join(" ") === "'none'" ? 10 : 5;
  },
  cookies: (of) => (of.has("set-cookie") ? -20 : 0),
  "cross-origin-resource-sharing": (of) => (of.has("access-control-allow-origin") ? -50 : 0),
  redirection: () =>
    nginxConfig(hosted, { root: "/srv" }).includes(`return 301 https://${hosted.host}$request_uri;`) ? 0 : -20,
  "referrer-policy": (of) =>
    /^(?:no-referrer|same-origin|strict-origin(?:-when-cross-origin)?)$/u.test(of.get("referrer-policy") ?? "")
      ? 5
      : -5,
  "strict-transport-security": (of) => {
    const [, age = "0"] = /^max-age=(\d+)(?:;|$)/u.exec(of.get("strict-transport-security") ?? "") ?? [];
    return Number(age) >= 15_552_000 ? 0 : -20;
  },
  "subresource-integrity": () =>
    integrityWriter("/kb/", () => "sha384-x")(`<script src="/kb/a.js"></script>`).includes("integrity=") ? 5 : 0,
  "x-content-type-options": (of) => (of.get("x-content-type-options") === "nosniff" ? 0 : -5),
  "x-frame-options": (of) => {
    if (/frame-ancestors '(?:none|self)'/u.test(of.get("content-security-policy") ?? "")) return 5;
    return /^(?:DENY|SAMEORIGIN)$/u.test(of.get("x-frame-options") ?? "") ? 5 : -20;
  },
  "cross-origin-resource-policy": (of) =>
    /^same-(?:origin|site)$/u.test(of.get("cross-origin-resource-policy") ?? "") ? 10 : 0,
};

test("every test gives all that it can: 135, which is an A+", () => {
  const given = Object.fromEntries(Object.entries(TESTS).map(([name, judge]) => [name, judge(headers)]));
  expect(given).toEqual({
    "content-security-policy": 10,
    cookies: 0,
    "cross-origin-resource-sharing": 0,
    redirection: 0,
    "referrer-policy": 5,
    "strict-transport-security": 0,
    "subresource-integrity": 5,
    "x-content-type-options": 0,
    "x-frame-options": 5,
    "cross-origin-resource-policy": 10,
  });
  expect(Object.values(given).reduce((sum, points) => sum + points, 100)).toBe(135);
});

test("the policy of a page takes nothing from it: a source has to stand in both", () => {
  const ofHeader = directivesOf(headers.get("content-security-policy") ?? "");
  for (const [name, sources] of directivesOf(PAGE_POLICY)) expect(sources, name).toEqual(ofHeader.get(name));
});

test.each(
  [...headers.keys()].filter((name) => !/^(?:x-frame|cross-origin-(?:opener|embedder)|permissions)/u.test(name)),
)("without %s there would be less", (name) => {
  const others = new Map([...headers].filter(([other]) => other !== name));
  const sum = (of: Headers): number => Object.values(TESTS).reduce((total, judge) => total + judge(of), 100);
  expect(sum(others)).toBeLessThan(sum(headers));
});
