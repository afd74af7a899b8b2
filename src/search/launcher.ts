/** Fetches the code of searching when a reader shows interest in it, and not before. */
import { FOUND } from "./parameters.ts";

if (new URLSearchParams(location.search).has(FOUND)) void import("./marks.ts").then(({ markFound }) => markFound());
