// One open share in memory: what was read, its end, its ticket; and how all of it is forgotten.
// Refuses: storage of any kind; what is wiped here is nowhere else.

import { wipeFiles } from "./files.js";
import { fetchExtra, openShare, recipientOf, stateOf } from "./wire.js";

const POLL = 15_000;
const MILLISECONDS = 1000;

export class Session {
  constructor(link) {
    this.link = link;
    this.opened = null;
    this.expires = link.expires;
    this.skew = 0;
    this.asked = 0;
  }

  /** The server's clock, as far as it was told; the phone's may be wrong. */
  now() {
    return Date.now() + this.skew;
  }

  timeLeft() {
    return this.expires === null ? null : this.expires - this.now();
  }

  async open(passcode) {
    this.opened = await openShare(this.link, recipientOf(navigator.userAgent), passcode);
    this.skew = Math.abs(this.opened.skew) > 30_000 ? this.opened.skew : 0;
    this.asked = Date.now();
    this.takeEnd(this.opened.extra);
  }

  takeEnd(extra) {
    const stated = Number(extra?.info?.expires);
    if (stated > 0) this.expires = stated * MILLISECONDS;
  }

  /** Asks whether the share still lives, at most every 15 seconds. */
  async stillAlive() {
    if (!this.opened?.ticket || Date.now() - this.asked < POLL) return "not-asked";
    this.asked = Date.now();
    return stateOf(this.opened.ticket);
  }

  /** At the end: whether the patient made the time longer meanwhile. */
  async extended() {
    const { opened } = this;
    if (!opened?.ticket || (await stateOf(opened.ticket)) !== "alive") return false;
    this.takeEnd(await fetchExtra(opened.ticket, this.link.key));
    return this.timeLeft() > 0;
  }

  wipe() {
    wipeFiles();
    this.link.key.fill(0);
    this.opened = null;
  }
}
