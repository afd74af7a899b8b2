export { GET, getStaticPaths } from "./[key].bib.ts";
