export { GET } from "./sources.bib.ts";
