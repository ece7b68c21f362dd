/** Files that a person brings: they go up as they are, before the words that they belong to. */

import { state } from "../state/store.js";
import { toast } from "../widgets/toast.js";
import { send, Unreachable } from "../state/wire.js";

/** Sends one file; answers its file object, or null when it was not taken (a notice says why). */
export async function upload(file) {
  try {
    const answer = await send("/play/upload", { as: state.me, name: file.name }, file);
    if (!answer.ok) toast(`${file.name} was not taken: ${answer.detail || answer.error}.`);
    return answer.ok ? answer.file : null;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    toast(`${file.name} was not sent: the playground does not answer.`);
    return null;
  }
}
