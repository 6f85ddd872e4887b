// Finding a word in the chosen language, filling its gaps, choosing the language.
// Refuses: a word that is not in both lists; a test compares their keys.

import { dateText } from "./dates.js";
import { ENGLISH } from "./words_en.js";
import { INDONESIAN } from "./words_id.js";

export const LANGUAGES = { id: INDONESIAN, en: ENGLISH };
const AS_INDONESIAN = new Set(["id", "in", "ms", "jv", "su"]);

/** "id" or "en": the first language of the browser that we have. */
export function preferred(languages) {
  for (const tag of languages ?? []) {
    const primary = String(tag).toLowerCase().split("-")[0];
    if (AS_INDONESIAN.has(primary)) return "id";
    if (primary === "en") return "en";
  }
  return "en";
}

export class Words {
  constructor(language) {
    this.language = language;
    this.table = LANGUAGES[language];
    this.months = this.table.months.split(" ");
  }

  /** The word under `key`, or under `key` and `sub`; unknown codes stay as they are. */
  say(key, gaps = {}) {
    return this.table[key].replace(/\{(\w+)\}/g, (_, name) => String(gaps[name] ?? ""));
  }

  of(shelf, name, gaps = {}) {
    const known = this.table[shelf];
    if (!Object.hasOwn(known, name)) return String(name);
    return known[name].replace(/\{(\w+)\}/g, (_, gap) => String(gaps[gap] ?? ""));
  }

  has(shelf, name) {
    return Object.hasOwn(this.table[shelf], name);
  }

  date(date) {
    return dateText(date, this.months);
  }

  /** A moment on this phone's clock: "21 Nov 2026 14:35". */
  moment(milliseconds, withDay = true) {
    const at = new Date(milliseconds);
    const clock = `${String(at.getHours()).padStart(2, "0")}.${String(at.getMinutes()).padStart(2, "0")}`;
    const time = this.language === "id" ? clock : clock.replace(".", ":");
    const day = `${at.getDate()} ${this.months[at.getMonth()]} ${at.getFullYear()}`;
    return withDay ? `${day} ${time}` : time;
  }

  day(milliseconds) {
    const at = new Date(milliseconds);
    return `${at.getDate()} ${this.months[at.getMonth()]} ${at.getFullYear()}`;
  }

  /** "14 min", "3 h", "40 s": the time that is left, in its largest fitting unit. */
  span(milliseconds) {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    if (seconds < 90) return this.say("seconds", { n: seconds });
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 90) return this.say("minutes", { n: minutes });
    const hours = Math.round(minutes / 60);
    return hours < 48 ? this.say("hours", { n: hours }) : this.say("days", { n: Math.round(hours / 24) });
  }
}
