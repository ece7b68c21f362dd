/** What stands beside the words one writes: a file, an emoji, the shortcuts of the apps. */

import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { openMenu } from "../widgets/menu.js";
import { openPicker } from "../widgets/picker.js";
import { globalShortcuts } from "./shortcuts.js";
import { upload } from "./upload.js";

/** Makes the tools of a composer; `attached()` gives the files that wait to be sent, `clear()` forgets them. */
export function createTools({ area, changed, withShortcuts }) {
  const list = el("ul", { class: "chosen-files attached", "aria-label": "Files to send" });
  let files = [];
  const keep = (kept) => {
    files = kept;
    fill(
      list,
      files.map((file) => chip(file, () => keep(files.filter((one) => one !== file)))),
    );
    changed();
  };
  const shortcuts = withShortcuts ? shortcutsButton() : null;
  const node = el(
    "div",
    { class: "composer-tools" },
    attachButton((sent) => keep([...files, ...sent])),
    shortcuts,
    emojiButton(area),
  );
  return { node, list, attached: () => files, clear: () => keep([]) };
}

function toolButton(shape, words, props = {}) {
  return el(
    "button",
    { type: "button", class: "icon-button", "aria-label": words, title: words, ...props },
    icon(shape),
  );
}

function attachButton(add) {
  const box = el("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files" });
  const node = toolButton("plus", "Attach files");
  node.addEventListener("click", () => box.click());
  box.addEventListener("change", async () => {
    const sent = await Promise.all([...box.files].map(upload));
    box.value = "";
    add(sent.filter(Boolean));
  });
  return [node, box];
}

function chip(file, drop) {
  const cross = el(
    "button",
    { type: "button", class: "chip-cross", "aria-label": `Take away ${file.name}` },
    icon("close"),
  );
  cross.addEventListener("click", drop);
  return el("li", { class: "chip" }, icon("file"), el("span", null, file.name), cross);
}

function emojiButton(area) {
  const node = toolButton("smile", "Emoji", { "aria-haspopup": "dialog", "aria-expanded": "false" });
  node.addEventListener("click", () =>
    openPicker(node, (name) => {
      area.setRangeText(`:${name}: `, area.selectionStart, area.selectionEnd, "end");
      area.focus();
      area.dispatchEvent(new Event("input"));
    }),
  );
  return node;
}

function shortcutsButton() {
  const items = globalShortcuts();
  if (!items.length) return null;
  const node = toolButton("bolt", "Shortcuts", { "aria-haspopup": "menu", "aria-expanded": "false" });
  node.addEventListener("click", () => openMenu(node, items, { label: "Shortcuts" }));
  return node;
}
