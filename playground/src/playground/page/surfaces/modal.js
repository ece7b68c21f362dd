/** The open modals of the person: the top one is shown, the others wait under it. */

import { drawBlocks } from "../blocks/index.js";
import { confirmed } from "../widgets/confirm.js";
import { giveBack } from "../widgets/dialogs.js";
import { el, fill, keepingFocus } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { plain } from "../text/mrkdwn.js";
import { on, state } from "../state/store.js";
import { excuse, forget, viewSurface } from "./surface.js";
import { toast } from "../widgets/toast.js";
import { post, Unreachable } from "../state/wire.js";

const LOSS = {
  title: { type: "plain_text", text: "Leave this form?" },
  text: { type: "plain_text", text: "What you put into it is not saved, and would be gone." },
  confirm: { type: "plain_text", text: "Leave it" },
  deny: { type: "plain_text", text: "Keep writing" },
  style: "danger",
};

export function mountModal(dialog) {
  const at = { dialog, view: null, surface: null, errors: {}, opener: null };
  on("snapshot views", () => show(at));
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave(at);
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && at.view?.submit)
      dialog.querySelector("form").requestSubmit();
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    leave(at);
  });
}

function show(at) {
  const view = state.views.at(-1) ?? null;
  if (!view) return gone(at);
  const same = at.view?.id === view.id;
  const turned = same && opening(at.view) !== opening(view);
  if (!same || at.view.hash !== view.hash) at.errors = {};
  at.view = view;
  at.dialog.classList.toggle("stacked", state.views.length > 1);
  if (same) keepingFocus(at.dialog, () => draw(at));
  else draw(at);
  if (!at.dialog.open) {
    at.opener = document.activeElement;
    at.dialog.showModal();
  }
  if (!same) focusFirst(at.dialog);
  if (turned) toTheTop(at.dialog);
}

/** How a view begins: where that changed, the app turned a page, and the reader begins at its top. */
function opening(view) {
  return JSON.stringify(view.blocks[0] ?? null);
}

function toTheTop(dialog) {
  const body = dialog.querySelector(".modal-body");
  if (!body.contains(document.activeElement) || !isField(document.activeElement)) body.focus({ preventScroll: true });
  body.scrollTop = 0;
}

function isField(one) {
  return one.matches("input, textarea, select");
}

function gone(at) {
  if (at.view) forget(at.view.id);
  at.view = null;
  if (!at.dialog.open) return;
  at.dialog.close();
  fill(at.dialog);
  const back = at.opener?.isConnected ? at.opener : document.querySelector("#main textarea");
  giveBack(back ?? document.getElementById("main"));
}

function draw(at) {
  const { view, dialog } = at;
  const scrolled = dialog.querySelector(".modal-body")?.scrollTop ?? 0;
  const app = state.apps.find((one) => one.id === view.app_id) ?? state.apps[0];
  at.surface = viewSurface("modal", view, app?.name);
  at.surface.errors = at.errors;
  const body = el("div", { class: "modal-body blocks", tabindex: "-1" }, drawBlocks(view.blocks, at.surface));
  const form = el(
    "form",
    { novalidate: true, class: "modal-form" },
    head(at, app),
    body,
    el("div", { class: "modal-notices", role: "alert" }),
    foot(at),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(at, form);
  });
  fill(dialog, form);
  body.scrollTop = scrolled;
}

function head(at, app) {
  const cross = el("button", { type: "button", class: "icon-button", "aria-label": "Close the form" }, icon("close"));
  cross.addEventListener("click", () => leave(at));
  const title = el("h2", { id: "modal-title" }, plain(at.view.title.text));
  at.dialog.setAttribute("aria-labelledby", "modal-title");
  return el(
    "div",
    { class: "modal-head" },
    el("div", null, title, app && app.name !== at.view.title.text ? el("div", { class: "modal-app" }, app.name) : null),
    cross,
  );
}

function foot(at) {
  const { view } = at;
  const cancel = el(
    "button",
    { type: "button", class: "button" },
    plain(view.close?.text ?? (view.submit ? "Cancel" : "Close")),
  );
  cancel.addEventListener("click", () => close(at));
  const submitButton = view.submit
    ? el(
        "button",
        { type: "submit", class: "button button-primary", data: { key: "modal-submit" } },
        plain(view.submit.text),
      )
    : null;
  return el("div", { class: "modal-foot" }, cancel, submitButton);
}

/** The first field has the focus; in a page to read, its top, so that nobody begins at the end of it. */
function focusFirst(dialog) {
  const body = dialog.querySelector(".modal-body");
  const fields = "input:not([type=hidden]), textarea, select, summary";
  const field = body.querySelector("[data-first]") ?? body.querySelector(fields);
  (field ?? body).focus({ preventScroll: !field });
}

/** Sends the form; what Slack's own client would refuse in it, or the app does, is the server's answer. */
async function submit(at, form) {
  const button = form.querySelector("[type=submit]");
  if (!button || button.getAttribute("aria-busy") === "true") return;
  const { view, surface } = at;
  button.setAttribute("aria-busy", "true");
  const answer = await send({ as: state.me, view_id: view.id, state: { values: surface.form.values() } });
  button.removeAttribute("aria-busy");
  if (answer.errors) refuse(at, answer.errors);
  else if (!answer.ok)
    toast(
      answer.error === "unreachable"
        ? "The playground does not answer. Your words are still here."
        : excuse(answer, "The app"),
    );
  else refuse(at, {});
}

async function send(body) {
  try {
    return await post("/play/submit", body);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return { ok: false, error: "unreachable" };
  }
}

/** Shows each reason at its field and goes to the first. */
function refuse(at, errors) {
  if (!at.view || (at.errors === errors && !Object.keys(errors).length)) return;
  at.errors = errors;
  keepingFocus(at.dialog, () => draw(at));
  const field = at.dialog.querySelector(".refused input, .refused textarea, .refused select, .refused summary");
  field?.focus();
}

/** Leaves the form by the key or the cross; asks first where something was put into it, which would be lost. */
async function leave(at) {
  if (!at.surface?.form.isTouched || (await confirmed(LOSS))) await close(at);
}

async function close(at) {
  const { view } = at;
  if (!view) return;
  try {
    await post("/play/close", { as: state.me, view_id: view.id });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast("The playground does not answer. Your words are still here.");
  }
}
