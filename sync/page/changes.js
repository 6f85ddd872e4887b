// What changed in the last six months, drawn from the lines of the share.
// Refuses: calling something new only because it was shared now; dates of the record decide.

import { monthsBefore, sortOf } from "./dates.js";
import { gravity } from "./sections.js";

const MONTHS = 6;

function since(moment) {
  return sortOf(monthsBefore(moment, MONTHS));
}

function oldest(group) {
  const dated = group.all.filter((one) => one.date.sort);
  return dated[dated.length - 1] ?? group.head;
}

function begun(groups, from, now) {
  return groups.filter((group) => oldest(group).date.sort >= from && oldest(group).date.sort <= now);
}

function ended(groups, from, now) {
  return groups.filter(({ head }) => head.end.sort >= from && head.end.sort <= now);
}

function turned(groups, from) {
  const moved = { worse: [], better: [] };
  for (const { head, all } of groups) {
    if (head.date.sort < from || all.length < 2 || !head.flag) continue;
    const [is, was] = [gravity(head) > 0, gravity(all[1]) > 0];
    if (is && !was && all[1].flag) moved.worse.push(head);
    if (!is && was) moved.better.push(head);
  }
  return moved;
}

function heads(groups) {
  return groups.map(({ head }) => head);
}

/** `[{key, line}]`, the newest first within each kind of change. */
export function changesOf(arranged, moment) {
  const [from, now] = [since(moment), `${sortOf(moment).slice(0, 10)}T99`];
  const { allergies, problems, medicines } = arranged.first;
  const every = (one) => [...one.current, ...one.earlier];
  const { worse, better } = turned([...arranged.rest.labs, ...arranged.rest.vitals], from);
  const kinds = [
    ["newAllergy", heads(begun(allergies.current, from, now))],
    ["newProblem", heads(begun(problems.current, from, now))],
    ["endedProblem", heads(ended(every(problems), from, now))],
    ["newMedicine", heads(begun(medicines.current, from, now))],
    ["endedMedicine", heads(ended(medicines.earlier, from, now))],
    ["nowOutside", worse],
    ["nowInside", better],
    ["visitIn", heads(begun(arranged.rest.visits, from, now))],
    ["procedureIn", heads(begun(arranged.rest.procedures, from, now))],
    ["immunisationIn", heads(begun(arranged.rest.immunisations, from, now))],
  ];
  const asked = (lines) => lines.filter((line) => !line.support);
  return kinds.flatMap(([key, lines]) => asked(lines).map((line) => ({ key, line })));
}
