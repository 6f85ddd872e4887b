// The page's course: link, passcode, record, end. One place that decides what is on the screen.
// Refuses: keeping the link in the address bar, or any data after the share's end.

import { changesOf } from "./changes.js";
import { el, replace } from "./dom.js";
import { BadLink, parseLink } from "./link.js";
import { plainText } from "./plain_text.js";
import { arrange } from "./sections.js";
import { Session } from "./session.js";
import { linesOf, openingOf } from "./share.js";
import { copyPanel, foot, jumpList, proofBanner, topBar } from "./view_frame.js";
import { loading, over, passcodeForm, problem } from "./view_messages.js";
import { nameOf, patientCard, shortAbout } from "./view_patient.js";
import { sectionsOf } from "./view_sections.js";
import { preferred, Words } from "./words.js";
import { Refused, reportPrint } from "./wire.js";

const TICK = 1000;
const WARN_AT = [300_000, 60_000];

class Page {
  constructor() {
    this.words = new Words(preferred(navigator.languages));
    this.bar = document.getElementById("bar");
    this.main = document.getElementById("main");
    this.said = document.getElementById("said");
    this.session = null;
    this.record = null;
    this.show = () => loading(this.words);
    this.draw();
  }

  draw() {
    document.documentElement.lang = this.words.language;
    document.title = this.words.say("pageTitle");
    document.getElementById("skip").textContent = this.words.say("skip");
    replace(this.bar, topBar(this.words, (tag) => this.choose(tag)));
    replace(this.main, this.show());
    this.name();
    this.tick();
  }

  /** Shows another page in place of the present one and puts the reader at its heading. */
  turn(show) {
    this.show = show;
    this.draw();
    window.scrollTo(0, 0);
    (this.main.querySelector("input") ?? this.main.querySelector("h1"))?.focus({ preventScroll: true });
  }

  choose(tag) {
    this.words = new Words(tag);
    this.draw();
    this.bar.querySelector(`[lang="${tag}"]`)?.focus();
  }

  name() {
    const known = this.record?.opening;
    const who = document.getElementById("who");
    if (!known) return;
    const about = shortAbout(known, new Date(), this.words);
    replace(who, el("span", { class: "product" }, this.words.say("product")),
      el("span", { class: "patient-name" }, el("bdi", {}, nameOf(known, this.words)), el("span", { class: "soft" }, ` ${about}`)));
  }

  start(fragment) {
    this.forget();
    try {
      this.session = new Session(parseLink(fragment));
    } catch (error) {
      if (!(error instanceof BadLink)) throw error;
      this.turn(() => problem(error.code, this.words));
      return;
    }
    this.enter();
  }

  async enter(passcode) {
    const { session } = this;
    try {
      await session.open(passcode);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (session === this.session) this.refuse(error, passcode);
      return;
    }
    if (session === this.session) await this.unfold(session).catch((error) => this.fail(error));
  }

  refuse(error, passcode) {
    if (error.code === "passcode") {
      const state = { wrong: passcode !== undefined, remaining: error.remaining };
      this.turn(() => passcodeForm(state, this.words, (typed) => this.enter(typed)));
    } else if (error.code === "gone") {
      this.end(this.whyGone());
    } else {
      this.turn(() => problem(error.code, this.words, () => this.enter(passcode)));
    }
  }

  /** A record that this page cannot show at all: say so instead of standing still. */
  fail(error) {
    this.forget();
    this.turn(() => problem("unreadable", this.words));
    throw error;
  }

  whyGone() {
    const left = this.session.timeLeft();
    if (left !== null && left <= 0) return "expired";
    return this.session.link.ours ? "gone" : "foreign";
  }

  async unfold(session) {
    const { documents, extra } = session.opened;
    const opening = openingOf(documents, extra);
    this.record = { opening, lines: null };
    this.turn(() => this.recordPage());
    const read = await linesOf(documents, extra, new Date());
    if (session !== this.session || !this.record) return;
    const arranged = arrange(read.lines);
    const changes = changesOf(arranged, new Date(session.now()));
    this.record = { opening, ...read, arranged, changes };
    this.draw();
    this.watch();
  }

  recordPage() {
    const { record, words } = this;
    const card = patientCard(record.opening, new Date(), this.untilText(), words);
    if (!record.lines) return [card, el("p", { class: "loading", role: "status" }, words.say("checking"))];
    const sections = sectionsOf(record, words);
    const unread = this.session.opened.unread;
    return [
      card,
      proofBanner(record.lines, record.patientChanged, words),
      unread ? el("p", { class: "warning" }, words.say("unreadFiles", { n: unread })) : null,
      jumpList(sections, words),
      ...sections,
      foot(words, {
        print: () => window.print(),
        copy: () => this.copy(),
        printed: words.say("printedOn", { time: words.moment(Date.now()), host: window.location.host }),
      }),
    ];
  }

  untilText() {
    const { expires } = this.session;
    if (expires === null) return this.words.say("noEnd");
    const soon = expires - this.session.now() < 12 * 3_600_000;
    const sameDay = new Date(expires).getDate() === new Date().getDate();
    return this.words.say("until", { time: this.words.moment(expires - this.session.skew, !(soon && sameDay)) });
  }

  copy() {
    const { words, record } = this;
    const card = this.main.querySelector(".patient");
    const top = [...card.querySelectorAll("h1,p:not(.until)")].map((node) => node.textContent);
    const text = plainText(record, top, words);
    const panel = copyPanel(text, words.say("copyByHand"), words, () => panel.remove());
    this.main.querySelector(".copy")?.remove();
    this.main.querySelector(".foot").before(panel);
    const area = panel.querySelector("textarea");
    area.focus();
    area.select();
    if (document.execCommand("copy")) panel.querySelector("p").textContent = words.say("copied");
    panel.scrollIntoView({ block: "nearest" });
  }

  /** Once a second: the time left; at its end everything goes. */
  tick() {
    const left = this.record ? this.session?.timeLeft() : null;
    if (left === null || left === undefined) return;
    const span = this.words.span(left);
    const shown = left > 0 ? this.words.say("left", { time: span }) : "";
    const node = document.getElementById("time");
    if (node.textContent !== shown) node.textContent = shown;
    if (WARN_AT.some((limit) => left <= limit && left > limit - TICK)) this.tell(this.words.say("soonOver", { time: span }));
    if (left <= 0) this.timeIsOver();
  }

  async timeIsOver() {
    if (this.ending) return;
    this.ending = true;
    const { session } = this;
    this.turn(() => loading(this.words));
    const longer = await session.extended();
    this.ending = false;
    if (session !== this.session) return;
    if (longer) this.turn(() => this.recordPage());
    else this.end("expired");
  }

  tell(text) {
    this.said.textContent = text;
  }

  watch() {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.beat(), TICK);
  }

  async beat() {
    this.tick();
    if (document.visibilityState === "hidden" || !this.session?.opened) return;
    const { session } = this;
    const state = await session.stillAlive();
    if (session !== this.session || !this.record) return;
    if (state === "over") this.end(session.timeLeft() !== null && session.timeLeft() <= 0 ? "expired" : "stopped");
    else if (state !== "not-asked") this.connection(state === "alive" || !session.opened.ticket);
  }

  connection(stands) {
    const lost = this.words.say("unconnected");
    if (stands && this.said.textContent === lost) this.tell("");
    if (!stands) this.tell(lost);
  }

  forget() {
    clearInterval(this.timer);
    this.session?.wipe();
    this.session = null;
    this.record = null;
    this.said.textContent = "";
  }

  end(why) {
    this.forget();
    this.turn(() => (why === "foreign" ? problem("foreign", this.words) : over(why, this.words)));
  }
}

function unfoldForPrint() {
  for (const fold of document.querySelectorAll("details:not([open]):not(.legend)")) {
    fold.open = true;
    fold.dataset.unfolded = "";
  }
}

function foldAgain() {
  for (const fold of document.querySelectorAll("details[data-unfolded]")) {
    fold.open = false;
    delete fold.dataset.unfolded;
  }
}

function takeLink(page) {
  const fragment = window.location.hash;
  history.replaceState(null, "", window.location.pathname);
  page.start(fragment);
}

function begin() {
  const page = new Page();
  window.addEventListener("beforeprint", () => {
    unfoldForPrint();
    if (page.record) reportPrint(page.session?.opened?.ticket);
  });
  window.addEventListener("afterprint", foldAgain);
  window.addEventListener("hashchange", () => window.location.hash.includes("shlink:/") && takeLink(page));
  window.addEventListener("pagehide", () => page.forget());
  window.addEventListener("pageshow", (event) => event.persisted && page.end("gone"));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && page.beat());
  window.addEventListener("scroll", () => document.body.classList.toggle("scrolled", window.scrollY > 90), { passive: true });
  takeLink(page);
}

begin();
