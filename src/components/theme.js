// Runs before the first paint, so that a chosen theme never flashes; without a choice the system's is followed by CSS.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme serves then.
}
// Who comes to a place (language-switch.ts) sees nothing of the page before it stands there.
const { style } = document.documentElement;
if (location.hash.startsWith("#page-place")) style.visibility = "hidden";
document.addEventListener("DOMContentLoaded", () => style.removeProperty("visibility"));
