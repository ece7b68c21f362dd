/** What a person has typed and chosen on one surface, in the shape Slack gives to `state.values`. */

export class Form {
  #typed = new Map();
  #shown = new Map();

  /** Starts a new drawing: only fields shown from here on belong to the state. What was typed is kept. */
  begin() {
    this.#shown.clear();
  }

  /** Shows a field and answers what it holds: what was typed under these ids, else `initial`. */
  show(block, element, initial) {
    const key = keyOf(block, element);
    const typed = this.#typed.get(key);
    const entry = typed && fits(typed, element) ? typed : { type: element.type, ...initial };
    this.#shown.set(key, { block, element, entry });
    return entry;
  }

  /** Keeps a change that the person made. */
  put(block, element, change) {
    const entry = { type: element.type, ...change };
    this.#typed.set(keyOf(block, element), entry);
    this.#shown.set(keyOf(block, element), { block, element, entry });
  }

  /** The whole state: `{block_id: {action_id: entry}}`. */
  values() {
    const values = {};
    for (const { block, element, entry } of this.#shown.values()) {
      values[block.block_id] = { ...values[block.block_id], [element.action_id]: entry };
    }
    return values;
  }

  /** Whether the person put anything into the fields that are shown. */
  get isTouched() {
    return [...this.#shown.keys()].some((key) => this.#typed.has(key));
  }

  /** What Slack's client would refuse before sending: `{block_id: why}` for the input blocks. */
  refusals() {
    const found = {};
    for (const { block, element, entry } of this.#shown.values()) {
      const why = block.type === "input" ? refusal(block, element, entry) : null;
      if (why) found[block.block_id] = why;
    }
    return found;
  }
}

/** One name for a field on its surface. */
export function keyOf(block, element) {
  return `${block.block_id}/${element.action_id}`;
}

function fits(entry, element) {
  if (entry.type !== element.type) return false;
  const chosen = entry.selected_options ?? (entry.selected_option ? [entry.selected_option] : []);
  const values = optionsOf(element).map((option) => option.value);
  return (
    !chosen.length ||
    element.type.endsWith("external_select") ||
    chosen.every((option) => values.includes(option.value))
  );
}

/** All options of an element, those in groups included. */
export function optionsOf(element) {
  return element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
}

function isEmpty(entry) {
  const value = Object.entries(entry).find(([key]) => key !== "type")?.[1];
  return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
}

function refusal(block, element, entry) {
  if (isEmpty(entry)) return block.optional ? null : "Please fill this in.";
  const { value } = entry;
  if (element.min_length && value.length < element.min_length)
    return `At least ${element.min_length} characters, please.`;
  if (element.type === "email_text_input" && !/^\S+@\S+\.\S+$/.test(value))
    return "This does not look like an email address.";
  if (element.type === "url_text_input" && !URL.canParse(value))
    return "This does not look like a link. It starts with https://";
  if (element.type === "number_input") return numberRefusal(element, value);
  return null;
}

function numberRefusal(element, value) {
  const number = Number(value);
  if (Number.isNaN(number)) return "A number, please.";
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return "A whole number, please.";
  if (element.min_value && number < Number(element.min_value)) return `At least ${element.min_value}, please.`;
  if (element.max_value && number > Number(element.max_value)) return `At most ${element.max_value}, please.`;
  return null;
}
