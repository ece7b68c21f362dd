/** What can be offered while one types: the apps' commands after "/", people after "@", channels after "#", emoji after ":". */

import { avatar } from "../widgets/avatar.js";
import { el } from "../widgets/dom.js";
import { emojiLike } from "../text/emoji.js";
import { icon } from "../widgets/icons.js";
import { appBehind, state } from "../state/store.js";

const AT_MOST = 8;

/** What fits the words before the caret: `{from, items: [{label, hint, face, insert}]}`, or null. */
export function suggestionsFor(text, caret, { withCommands }) {
  const before = text.slice(0, caret);
  const command = withCommands && /^\/[a-z0-9_-]*$/i.exec(before);
  if (command) return found(0, commands(before));
  const word = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!word) return emojiNamed(before, caret);
  const from = caret - word[2].length - 1;
  return found(from, word[1] === "@" ? people(word[2]) : channels(word[2]));
}

function emojiNamed(before, caret) {
  const typed = /(?:^|\s):([a-z0-9_+-]{2,})$/i.exec(before)?.[1];
  if (!typed) return null;
  const items = emojiLike(typed).map(([name, sign]) => ({
    label: `:${name}:`,
    face: el("span", { "aria-hidden": "true" }, sign),
    insert: `:${name}: `,
  }));
  return found(caret - typed.length - 1, items);
}

function found(from, items) {
  return items.length ? { from, items: items.slice(0, AT_MOST) } : null;
}

function commands(typed) {
  const all = state.apps.flatMap((app) => app.commands.map((one) => ({ ...one, app })));
  return all
    .filter((one) => one.command.startsWith(typed.toLowerCase()))
    .map((one) => ({
      label: one.command,
      hint: [one.usage_hint, one.description].filter(Boolean).join(" · "),
      face: avatar(one.app.user, "tiny"),
      insert: `${one.command} `,
    }));
}

function people(typed) {
  const wanted = typed.toLowerCase();
  const fits = (person) =>
    [person.name, ...(person.real_name ?? "").split(" ")].some((name) => name.toLowerCase().startsWith(wanted));
  return [...state.people.values()]
    .filter((person) => !person.deleted && (!person.is_bot || appBehind(person.id)) && fits(person))
    .map((person) => ({
      label: `@${person.name}`,
      hint: [person.real_name, person.title].filter(Boolean).join(" · "),
      face: avatar(person.id, "tiny"),
      insert: `@${person.name} `,
    }));
}

function channels(typed) {
  return state.conversations
    .filter((one) => one.kind === "channel" && one.name.startsWith(typed.toLowerCase()))
    .map((one) => ({ label: `#${one.name}`, hint: one.topic, face: icon("hash"), insert: `#${one.name} ` }));
}

/** The inverse of what happens to words on their way: as their author would type them again. */
export function written(text) {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id) => (state.people.has(id) ? `@${state.people.get(id).name}` : whole))
    .replace(/<#\w+\|([^>]+)>/g, "#$1")
    .replace(/<!(channel|everyone|here)>/g, "@$1")
    .replace(/<(?:https?:\/\/|mailto:)[^<>|]+\|([^<>]+)>/g, "$1")
    .replace(/<(https?:\/\/[^<>|]+)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
