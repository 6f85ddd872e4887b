// Look-up tables that hold only what was put in, whatever word a record brings as key.
// Refuses: inherited names such as "constructor".

export function table(entries) {
  return Object.freeze(Object.assign(Object.create(null), entries));
}
