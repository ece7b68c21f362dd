/** The face of a member: initials on a colour of their own. */

import { el } from "./dom.js";
import { emoji } from "../text/emoji.js";
import { icon } from "./icons.js";
import { appBehind, appOf, state } from "../state/store.js";

/** The face that an app gave itself in one message: an emoji or a picture, else its own. */
export function authorFace({ user, icons }) {
  const sign = icons?.emoji && emoji(icons.emoji.replaceAll(":", ""));
  if (sign) return el("span", { class: "avatar avatar-medium avatar-sign", "aria-hidden": "true" }, sign);
  if (icons?.image_48) return el("img", { class: "avatar avatar-medium", src: icons.image_48, alt: "" });
  return avatar(user);
}

/** An avatar; the letters are drawn by the style sheet, because the name always stands beside it. */
export function avatar(user, size = "medium") {
  const app = appBehind(user);
  const person = state.people.get(user);
  const name = app?.name ?? (person?.real_name || person?.name || "?");
  const colour = app ? app.color || "#2f7d5f" : `oklch(0.5 0.09 ${person?.hue ?? 150})`;
  return el("span", { class: `avatar avatar-${size}`, style: { "--hue": colour }, data: { initials: initials(name) } });
}

/** What stands before the name of a conversation: a sign for a channel or a group, the face of the other for the rest. */
export function faceOf(conversation, size) {
  if (conversation.kind === "channel") return icon(conversation.is_private ? "lock" : "hash");
  if (conversation.kind === "mpim") return icon("people");
  return avatar(conversation.with ?? appOf(conversation.id)?.user, size);
}

function initials(name) {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...word][0].toUpperCase()).join("");
}
