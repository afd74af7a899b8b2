/** HTML as components print it, for properties: names, attributes, text and comments that look like what they are not. */
import fc from "fast-check";

const name = fc.constantFrom("p", "ul", "li", "div", "section", "h2", "figure", "svg");
const text = fc.constantFrom("word", "a > b", "&lt;p&gt;", "", '"', "'");
const empty = fc.constantFrom("<br>", '<img alt="a > b" src="x">', "<hr/>", "<wbr />", '<path d="<"/>');
const comment = fc.constantFrom("<!-- <p> -->", "<!---->", "<!-- \n </div> -->");
const attributes = fc.constantFrom("", ' class="x"', ' title="</p> > <p>"', " hidden", ` data-a='"<li>"'`);

/** Elements that stand in something, in any depth. */
export const inner = fc.letrec<{ tree: string; element: string }>((tie) => ({
  tree: fc.oneof({ depthSize: "small" }, text, empty, comment, tie("element")),
  element: fc
    .tuple(name, attributes, fc.array(tie("tree"), { maxLength: 4 }))
    .map(([tag, own, children]) => `<${tag}${own}>${children.join("")}</${tag}>`),
}));
