/** What a select offers: its own options, or the members and channels of the workspace. */

import { optionsOf } from "../surfaces/form.js";
import { appOf, playable, state, titleOf } from "../state/store.js";

/** Per type of select: the state's key, the initial's key, and whether many can be chosen. */
const KINDS = {
  static_select: { key: "selected_option", initial: "initial_option", of: "options" },
  users_select: { key: "selected_user", initial: "initial_user", of: "people" },
  channels_select: { key: "selected_channel", initial: "initial_channel", of: "channels" },
  conversations_select: { key: "selected_conversation", initial: "initial_conversation", of: "conversations" },
  multi_static_select: { key: "selected_options", initial: "initial_options", of: "options" },
  multi_users_select: { key: "selected_users", initial: "initial_users", of: "people" },
  multi_channels_select: { key: "selected_channels", initial: "initial_channels", of: "channels" },
  multi_conversations_select: { key: "selected_conversations", initial: "initial_conversations", of: "conversations" },
};

export function kindOf(spec) {
  return KINDS[spec.type];
}

/** What can be chosen, in groups: `[{label | null, choices: [{value, label, hint?, held}]}]`; `held` is what the state keeps. */
export function groupsOf(spec) {
  const { of } = kindOf(spec);
  if (of === "people")
    return [{ label: null, choices: playable().map((one) => choice(one.id, one.real_name || one.name)) }];
  if (of === "channels")
    return [
      {
        label: null,
        choices: channels(() => true)
          .filter(isChannel)
          .map(asChoice),
      },
    ];
  if (of === "conversations") return [{ label: null, choices: channels(filterOf(spec)).map(asChoice) }];
  if (!spec.option_groups) return [{ label: null, choices: optionsOf(spec).map(optionChoice) }];
  return spec.option_groups.map((group) => ({ label: group.label.text, choices: group.options.map(optionChoice) }));
}

function choice(id, label) {
  return { value: id, label, held: id };
}

function optionChoice(option) {
  return { value: option.value, label: option.text.text, hint: option.description?.text, held: option };
}

function asChoice(conversation) {
  return choice(conversation.id, `${isChannel(conversation) ? "#" : ""}${titleOf(conversation)}`);
}

function isChannel(conversation) {
  return conversation.kind === "channel";
}

function channels(keep) {
  return state.conversations.filter((one) => !one.is_archived).filter(keep);
}

function filterOf(spec) {
  const include = spec.filter?.include ?? ["public", "private", "im", "mpim"];
  const withoutBots = spec.filter?.exclude_bot_users ?? false;
  return (one) => {
    if (one.kind === "mpim") return include.includes("mpim");
    if (one.kind === "im") return include.includes("im") && !(withoutBots && appOf(one.id));
    return include.includes(one.is_private ? "private" : "public");
  };
}
