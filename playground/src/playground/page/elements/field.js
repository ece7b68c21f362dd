/** What all controls share: their place in the form, and how a change is sent. */

import { keyOf } from "../surfaces/form.js";

/** Joins a control to its form: what it holds, and `change(what, control)` for when the person changed it. */
export function join(spec, at, initial) {
  const { form, act } = at.surface;
  const held = form.show(at.block, spec, initial);
  const change = (what, control) => {
    form.put(at.block, spec, what);
    if (at.dispatch) act({ block: at.block, element: spec, change: what, control });
  };
  return { held, change };
}

/** The attributes that tie a control to its label, hint and error, and let the focus find it after a redraw. */
export function ties(spec, at) {
  return {
    id: at.id,
    "aria-label": at.inInput ? null : wordsFor(spec, at),
    "aria-describedby": at.describedBy,
    "aria-invalid": at.invalid ? "true" : null,
    data: { key: `${at.surface.key} ${keyOf(at.block, spec)}`, first: spec.focus_on_load ? "yes" : null },
  };
}

/** A name for a control outside of an input block: its placeholder, else the text beside it. */
export function wordsFor(spec, at) {
  return spec.placeholder?.text ?? at.label?.replace(/[*_~`]/g, "") ?? spec.action_id;
}
