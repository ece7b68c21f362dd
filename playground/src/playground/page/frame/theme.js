/** Light or dark: what the system says, until the person says otherwise. */

const KEY = "playground-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

/** Puts back what was chosen last time, and follows what is chosen in another window or pane. */
export function restoreTheme() {
  const restore = () => {
    const chosen = localStorage.getItem(KEY);
    if (chosen) document.documentElement.dataset.theme = chosen;
  };
  addEventListener("storage", restore);
  restore();
}

/** Whether the page is dark now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : system.matches;
}

/** Turns the page from light to dark or back, and remembers it. */
export function turn() {
  const chosen = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = chosen;
  localStorage.setItem(KEY, chosen);
}
