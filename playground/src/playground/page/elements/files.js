/** The file input: what is chosen goes up at once, and the form keeps its ids. */

import { el, fill } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { upload } from "../writing/upload.js";
import { join, ties } from "./field.js";

const AT_MOST = 10;

export function fileInput(spec, at) {
  const { held, change } = join(spec, { ...at, dispatch: false }, { files: spec.initial_files ?? [] });
  const most = spec.max_files ?? AT_MOST;
  const accept = (spec.filetypes ?? []).map((type) => `.${type}`).join(",");
  const box = el("input", { ...ties(spec, at), type: "file", multiple: most > 1, accept: accept || null });
  const list = el("ul", { class: "chosen-files" });
  const word = el("p", { class: "hint", role: "status" }, `At most ${most}.`);
  let files = held.files;
  const draw = () =>
    fill(
      list,
      files.map((one) => row(one, () => keep(files.filter((other) => other !== one)))),
    );
  const keep = (kept) => {
    files = kept;
    change({ files });
    draw();
  };
  box.addEventListener("change", async () => {
    const room = most - files.length;
    fill(word, box.files.length > room ? `Only the first ${room} were taken: at most ${most}.` : `At most ${most}.`);
    const sent = await Promise.all([...box.files].slice(0, room).map(upload));
    box.value = "";
    keep([...files, ...sent.filter(Boolean)]);
  });
  draw();
  return el("div", { class: "file-field" }, box, list, word);
}

function row(file, drop) {
  const words = `Take away ${file.name}`;
  const cross = el("button", { type: "button", class: "chip-cross", "aria-label": words }, icon("close"));
  cross.addEventListener("click", drop);
  return el("li", { class: "chip" }, icon("file"), el("span", null, file.name), cross);
}
