try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden.
}
const { style } = document.documentElement;
if (location.hash.startsWith("#page-place")) style.visibility = "hidden";
document.addEventListener("DOMContentLoaded", () => style.removeProperty("visibility"));
