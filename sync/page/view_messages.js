// Pages without data: opening, passcode, problem, over; each says what to do next.
// Refuses: any text of the record.

import { button, el } from "./dom.js";

function message(title, ...children) {
  return el("section", { class: "card message", "aria-labelledby": "message" },
    el("h1", { id: "message", tabindex: "-1" }, title), children);
}

export function loading(words) {
  return el("p", { class: "loading", role: "status" }, words.say("loading"));
}

/** `why` is "expired", "stopped" or "gone". */
export function over(why, words) {
  const node = message(words.of("goneTitle", why),
    el("p", {}, words.of("goneText", why)),
    el("p", { class: "next" }, words.say("goneNext")));
  node.dataset.over = why;
  return node;
}

export function problem(code, words, again) {
  const node = message(words.say("problemTitle"),
    el("p", {}, words.of("problem", code)),
    again ? button(words.say("again"), again, { class: "primary" }) : null);
  node.dataset.problem = code;
  return node;
}

function field() {
  return el("input", {
    id: "passcode", name: "passcode", type: "password", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    required: true, "aria-describedby": "passcode-said",
  });
}

/** The form for a passcode; `said` is what the last try brought. */
export function passcodeForm({ wrong, remaining }, words, submit) {
  const input = field();
  const left = remaining === null ? "" : words.say("passcodeLeft", { n: remaining });
  const said = el("p", { id: "passcode-said", class: wrong ? "warning" : "soft", role: wrong ? "alert" : null },
    [wrong ? words.say("passcodeWrong") : "", left].filter(Boolean).join(" "));
  const form = el("form", { class: "passcode" },
    el("label", { for: "passcode" }, words.say("passcodeLabel")), input, said,
    el("button", { type: "submit", class: "primary" }, words.say("passcodeOpen")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    input.value = "";
    if (typed) submit(typed);
    else said.textContent = words.say("passcodeEmpty");
  });
  return message(words.say("passcodeTitle"), el("p", {}, words.say("passcodeLead")), form);
}
