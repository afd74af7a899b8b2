/** What the Nu checker says and we let stand, each with its reason. */
export interface Tolerated {
  /** The whole of its message. */
  message: string;
  /** What it is said of, in the checker's extract; `…` of a message that is said of anything. */
  of: string;
  reason: string;
}

const NEWER = "The checker’s CSS validator does not know it yet, and takes what is inside of it for an error.";

export const tolerated: readonly Tolerated[] = [
  {
    message: "Trailing slash on void elements has no effect and interacts badly with unquoted attribute values.",
    of: "<img ",
    reason: "Advice, not an error: the Markdown engine writes images so, and quotes every attribute.",
  },
  ...[
    "container-type",
    "anchor-name",
    "position-anchor",
    "position-area",
    "position-try-fallbacks",
    "position-visibility",
  ].map((property) => ({
    message: `CSS: “${property}”: Property “${property}” doesn't exist.`,
    of: "",
    reason: `${NEWER} Container queries and anchor positioning: CSS Containment 3, CSS Anchor Positioning 1.`,
  })),
  {
    message: "CSS: “max-inline-size”: The types are incompatible.",
    of: "* var(--gutter))}",
    reason:
      "A length: its custom property stands in another stylesheet, which the checker does not read with this one.",
  },
  { message: "CSS: Unrecognized at-rule “@container”", of: "@container", reason: `${NEWER} CSS Containment 3.` },
  { message: "CSS: “starting-style”: Parse Error.", of: "", reason: `${NEWER} @starting-style: CSS Transitions 2.` },
  {
    message: "CSS: Parse Error.",
    of: "highlight(found){",
    reason: `${NEWER} ::highlight(): CSS Custom Highlight API.`,
  },
  {
    message: "CSS: Parse Error.",
    of: "t(found-current){",
    reason: `${NEWER} ::highlight(): CSS Custom Highlight API.`,
  },
];
