export { GET, getStaticPaths } from "./[text].bib.ts";
