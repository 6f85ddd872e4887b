// JSON read so that a number keeps the digits it was written with (1.50 stays 1.50).
// Refuses: duplicate keys, nesting above 200, anything after the value; numbers become texts.

const DEPTH = 200;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const WORDS = { t: ["true", true], f: ["false", false], n: ["null", null] };
const ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

export class NotJson extends Error {}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  fail() {
    throw new NotJson(`at ${this.at}`);
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return this.fail();
    this.at = pattern.lastIndex;
    return found[0];
  }

  peek() {
    this.match(SPACE);
    return this.text[this.at];
  }

  take(character) {
    if (this.peek() !== character) this.fail();
    this.at += 1;
  }

  value(depth) {
    if (depth > DEPTH) this.fail();
    const first = this.peek();
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    if (first === '"') return this.string();
    return first in WORDS ? this.word(WORDS[first]) : this.match(NUMBER);
  }

  word([text, value]) {
    if (!this.text.startsWith(text, this.at)) this.fail();
    this.at += text.length;
    return value;
  }

  string() {
    this.take('"');
    let whole = "";
    for (;;) {
      whole += this.match(PLAIN);
      const end = this.text[this.at];
      if (end === undefined || end < " ") this.fail();
      this.at += 1;
      if (end === '"') return whole;
      whole += this.escape();
    }
  }

  escape() {
    const mark = this.text[this.at];
    this.at += 1;
    if (mark !== "u") return ESCAPES[mark] ?? this.fail();
    const digits = this.text.slice(this.at, this.at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail();
    this.at += 4;
    return String.fromCharCode(parseInt(digits, 16));
  }

  array(depth) {
    this.take("[");
    const items = [];
    if (this.peek() !== "]") {
      do items.push(this.value(depth + 1));
      while (this.more());
    }
    this.take("]");
    return items;
  }

  object(depth) {
    this.take("{");
    const members = Object.create(null);
    if (this.peek() !== "}") {
      do this.member(members, depth);
      while (this.more());
    }
    this.take("}");
    return members;
  }

  member(members, depth) {
    if (this.peek() !== '"') this.fail();
    const name = this.string();
    if (name in members) this.fail();
    this.take(":");
    members[name] = this.value(depth + 1);
  }

  more() {
    if (this.peek() !== ",") return false;
    this.at += 1;
    return true;
  }
}

/** Reads one JSON value; objects have no prototype, numbers are texts. */
export function parse(text) {
  const reader = new Reader(text);
  const value = reader.value(0);
  if (reader.peek() !== undefined) reader.fail();
  return value;
}
