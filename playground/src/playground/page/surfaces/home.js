/** The Home tab of an app. */

import { drawBlocks } from "../blocks/index.js";
import { el, fill, keepingFocus } from "../widgets/dom.js";
import { state } from "../state/store.js";
import { excuse, viewSurface } from "./surface.js";
import { toast } from "../widgets/toast.js";
import { post, Unreachable } from "../state/wire.js";

/** Makes the Home of an app and tells the app that it was opened. */
export function createHome(app) {
  const body = el("div", {
    class: "home-body blocks",
    data: { testid: "home" },
    role: "region",
    "aria-label": `${app.name}, Home`,
  });
  const node = el("div", { class: "home", tabindex: "0" }, body);
  const show = () => keepingFocus(body, () => draw(body, app));
  opened(app);
  return { node, show };
}

function draw(body, app) {
  const view = state.homes[app.id];
  if (!view) fill(body, el("p", { class: "empty" }, `${app.name} has put nothing here yet.`));
  else fill(body, drawBlocks(view.blocks, viewSurface("home", view, app.name)));
}

async function opened(app) {
  try {
    const answer = await post("/play/home", { as: state.me, app: app.id });
    if (!answer.ok) toast(excuse(answer, app.name));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer.");
  }
}
