/** The table of elements: type → how its control is drawn. */

import { picture } from "../widgets/picture.js";
import { el } from "../widgets/dom.js";
import { button } from "./button.js";
import { checkboxes, radioButtons } from "./choice.js";
import { externalSelect, multiExternalSelect } from "./external.js";
import { fileInput } from "./files.js";
import { multiSelect } from "./multi.js";
import { datePicker, dateTimePicker, timePicker } from "./moment.js";
import { overflow } from "./overflow.js";
import { feedbackButtons, iconButton } from "./pressed.js";
import { richTextInput } from "./rich.js";
import { select } from "./select.js";
import { lineInput, textInput } from "./text.js";

const ELEMENTS = {
  button,
  workflow_button: button,
  checkboxes,
  radio_buttons: radioButtons,
  overflow,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  static_select: select,
  users_select: select,
  channels_select: select,
  conversations_select: select,
  external_select: externalSelect,
  multi_external_select: multiExternalSelect,
  multi_static_select: multiSelect,
  multi_users_select: multiSelect,
  multi_channels_select: multiSelect,
  multi_conversations_select: multiSelect,
  plain_text_input: textInput,
  number_input: lineInput,
  email_text_input: lineInput,
  url_text_input: lineInput,
  rich_text_input: richTextInput,
  file_input: fileInput,
  image: (spec) => picture(spec, "accessory-image"),
};

/**
 * Draws one element. `at` says where it stands: its block and surface, whether a change is sent at once (`dispatch`), and for
 * an input block the id, hint and error that its label refers to.
 */
export function drawElement(spec, at) {
  const draw = ELEMENTS[spec.type];
  return draw ? draw(spec, at) : el("span", { class: "unknown" }, el("code", null, spec.type ?? "untyped"));
}
