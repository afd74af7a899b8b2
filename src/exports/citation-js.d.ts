/** What @citation-js/plugin-ris does not say of itself. */
import "@citation-js/core";

declare module "@citation-js/core" {
  namespace plugins.output {
    interface Formats {
      ris: (options: { format: "object" }) => { TY: string }[];
    }
  }
}
