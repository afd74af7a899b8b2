import { describe, expect, test } from "vitest";
import { addressIdentity } from "../../../src/knowledge/same-work.ts";

describe("one work is known", () => {
  test.each([
    ["https://example.org/a", "http://www.example.org/a/"],
    ["https://example.org/", "https://EXAMPLE.org"],
    ["https://example.org/a?b=1", "https://example.org:443/a/?b=1&utm_source=x#part"],
    ["https://example.org/%C3%A8", "https://example.org/è"],
    ["https://arxiv.org/abs/1704.04760", "https://arxiv.org/pdf/1704.04760v2"],
    ["https://arxiv.org/abs/1704.04760v1", "http://export.arxiv.org/pdf/1704.04760.pdf"],
    ["https://arxiv.org/html/2604.15464", "https://doi.org/10.48550/arXiv.2604.15464"],
    ["https://arxiv.org/abs/hep-th/9901001", "https://arxiv.org/pdf/hep-th/9901001v3"],
    ["https://doi.org/10.1145/ABC", "https://dx.doi.org/10.1145%2Fabc"],
  ])("at %s and %s", (one, other) => {
    expect(addressIdentity(one)).toBe(addressIdentity(other));
  });

  test.each([
    ["https://example.org/a", "https://example.org/A"],
    ["https://example.org/a", "https://example.com/a"],
    ["https://example.org/a?b=1", "https://example.org/a?b=2"],
    ["https://example.org/a", "https://docs.example.org/a"],
    ["https://example.org/#/a", "https://example.org/#/b"],
    ["https://example.org/a%2Fb", "https://example.org/a/b"],
    ["https://arxiv.org/abs/1704.04760", "https://arxiv.org/abs/1704.04761"],
    ["https://arxiv.org/list/1704.04760", "https://arxiv.org/abs/1704.04760"],
  ])("apart from another at %s and %s", (one, other) => {
    expect(addressIdentity(one)).not.toBe(addressIdentity(other));
  });
});
