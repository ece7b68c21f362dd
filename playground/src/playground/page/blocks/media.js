/** Blocks that stand for something kept elsewhere: a video as a link, a remote file. */

import { el } from "../widgets/dom.js";
import { icon } from "../widgets/icons.js";
import { drawText, link } from "../text/mrkdwn.js";
import { picture } from "../widgets/picture.js";

/** A video: its picture and its title, both of which open it beside the page. */
export function video(block) {
  const title = el("div", { class: "video-title" }, link(block.title_url ?? block.video_url, drawText(block.title)));
  const from = [block.provider_name, block.author_name].filter(Boolean).join(" · ");
  const still = picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, "picture");
  const play = link(block.video_url, [still, el("span", { class: "video-play" }, icon("play"))]);
  play.classList.add("video-still");
  return el(
    "figure",
    { class: "block video" },
    from ? el("div", { class: "quiet video-from" }, from) : null,
    title,
    block.description ? el("div", { class: "words" }, drawText(block.description)) : null,
    play,
  );
}

export function file(block) {
  return el("div", { class: "block file" }, icon("file"), el("span", null, `Remote file ${block.external_id}`));
}
