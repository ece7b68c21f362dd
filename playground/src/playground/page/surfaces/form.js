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
