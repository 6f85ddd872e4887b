// Buttons for the files of a line: PDF in its own window, pictures and plain text in place.
// Refuses: showing a web page, a drawing with scripts or anything unknown; those are saved only.

import { button, el, quoted } from "./dom.js";
import { openApart, openFile } from "./files.js";

const KINDS = { pdf: "filePdf", picture: "filePicture", text: "fileText", other: "fileOther" };

function sizeText(size, words) {
  if (size < 1_000_000) return words.say("sizeKb", { n: Math.max(1, Math.round(size / 1000)) });
  return words.say("sizeMb", { n: (size / 1_000_000).toFixed(1) });
}

function revealed(place, make) {
  return () => {
    if (place.childElementCount) place.replaceChildren();
    else place.append(make());
  };
}

function viewer(file, place, words) {
  if (file.sort === "pdf") return button(words.say("openFile"), () => openApart(file.url), { class: "action" });
  if (file.sort === "picture") {
    const make = () => el("img", { class: "picture", src: file.url, alt: file.name });
    return button(words.say("showPicture"), revealed(place, make), { class: "action" });
  }
  if (file.sort === "text") {
    const make = () => el("pre", { class: "plain", tabindex: "0" }, file.text().slice(0, 200_000));
    return button(words.say("showText"), revealed(place, make), { class: "action" });
  }
  return null;
}

function oneFile(stated, words) {
  const file = openFile(stated);
  if (!file) return el("p", { class: "warning" }, words.say("fileBroken"));
  const place = el("div", { class: "shown" });
  const what = `${words.say(KINDS[file.sort])} \u00b7 ${sizeText(file.size, words)}`;
  return el("div", { class: "file" },
    el("p", { class: "filename" }, quoted(stated.name || file.name), el("span", { class: "soft" }, ` ${what}`)),
    el("div", { class: "actions" },
      viewer(file, place, words),
      el("a", { class: "action", href: file.url, download: file.name }, words.say("saveFile"))),
    place);
}

export function fileButtons(one, words) {
  return el("div", { class: "files" }, one.files.map((file) => oneFile(file, words)));
}
