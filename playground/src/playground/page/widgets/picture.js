/** Images that apps show. */

import { el } from "./dom.js";

/** An image, or its words when it cannot be loaded. */
export function picture(spec, className) {
  const source = spec.image_url ?? spec.slack_file?.url;
  const fallback = () => el("span", { class: `${className} picture-missing` }, spec.alt_text || "Image");
  if (!/^(https?:|\/|data:image\/)/.test(source ?? "")) return fallback();
  const node = el("img", { class: className, src: source, alt: spec.alt_text ?? "", loading: "lazy" });
  node.addEventListener("error", () => node.replaceWith(fallback()), { once: true });
  return node;
}
