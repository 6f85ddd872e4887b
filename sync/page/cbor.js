// The few CBOR forms of a ledger header: whole numbers, byte strings, null, arrays.
// Refuses: anything longer than its shortest form, and bytes left over.

export class NotCbor extends Error {}

const WIDTHS = { 24: 1, 25: 2, 26: 4, 27: 8 };
const DEPTH = 8;

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    if (this.at >= this.bytes.length) throw new NotCbor("short");
    this.at += 1;
    return this.bytes[this.at - 1];
  }

  count(info) {
    if (info < 24) return info;
    const width = WIDTHS[info];
    if (!width) throw new NotCbor("form");
    let number = 0;
    for (let i = 0; i < width; i += 1) number = number * 256 + this.byte();
    const least = width === 1 ? 24 : 2 ** (4 * width);
    if (number < least || number > Number.MAX_SAFE_INTEGER) throw new NotCbor("not shortest");
    return number;
  }

  item(depth) {
    const first = this.byte();
    if (first === 0xf6) return null;
    const major = first >> 5;
    const count = this.count(first & 31);
    if (major === 0) return count;
    if (major === 2) return this.slice(count);
    if (major === 4 && depth < DEPTH && count <= this.bytes.length) {
      return Array.from({ length: count }, () => this.item(depth + 1));
    }
    throw new NotCbor("type");
  }

  slice(count) {
    if (this.at + count > this.bytes.length) throw new NotCbor("short");
    this.at += count;
    return this.bytes.slice(this.at - count, this.at);
  }
}

/** One deterministic CBOR item that fills `bytes` exactly. */
export function decodeCbor(bytes) {
  const reader = new Reader(bytes);
  const item = reader.item(0);
  if (reader.at !== bytes.length) throw new NotCbor("left over");
  return item;
}
