/* The dates of a result as a calendar file (RFC 5545). No DOM and no clock of its own. */

/** @import { CheckerProgram, Entry, FullResult, Result } from "../types" */

import { daysIn } from "../checker/days.js";
import { assumptionsOf, groundsOf, headline } from "../checker/grounds.js";
import { labels, restsOn, titles } from "./note.js";

const OCTETS = 75; // of a line at most
const FIRST = Date.UTC(2020, 0, 1); // numbers of events must stay below 2^31

/**
 * A file that is saved anew for the same case takes the place of the one before.
 *
 * @param {Entry} checker
 * @param {FullResult} result
 * @param {{mark: string, now: Date}} saved `mark`: of the case
 */
export function calendarText(checker, result, { mark, now }) {
  const { program, texts } = checker;
  const about = description(checker, result);
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const sequence = Math.floor((Number(now) - FIRST) / 1000);
  const events = datesOf(program, result).flatMap(({ id }) =>
    event({
      uid: `${program.id}-${id}-${mark}@weisungswerk`,
      stamp,
      sequence,
      day: String(result.values[id]),
      title: `${texts.values[id].title} (${texts.title})`,
      about,
    }),
  );
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Weisungswerk//Handbuch//DE",
    ...events,
    "END:VCALENDAR",
    "",
  ]
    .map(wrapped)
    .join("\r\n");
}

/** @param {CheckerProgram} program @param {Result} result */
export const datesOf = (program, result) =>
  program.values.filter(({ id, type }) => type === "date" && result.values[id]);

/**
 * All day long. The later file has the higher number, whatever day it names.
 *
 * @param {Record<"uid" | "stamp" | "day" | "title" | "about", string> & {sequence: number}} date
 */
function event({ uid, stamp, sequence, day, title, about }) {
  const start = basic(day);
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${start}`,
    `DTEND;VALUE=DATE:${basic(dayAfter(day))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(about)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {Entry} checker @param {FullResult} result */
function description(checker, result) {
  const { texts } = checker;
  const { assumed, because, outcome } = result;
  const verdict =
    outcome === null
      ? "Das Ergebnis steht noch nicht fest."
      : titles(texts, [outcome].flat()).join("; ");
  const norms = [...new Set(because.flatMap((row) => labels(texts, row)))].join(", ");
  return [
    verdict,
    ...assumptionsOf(checker, assumed).map((words) => `Angenommen: ${words}`),
    ...groundsOf(checker, result).flatMap((ground) => [headline(ground), ...ground.others]),
    norms && `Grundlage: ${norms}`,
    ...restsOn(texts),
  ]
    .filter(Boolean)
    .join("\n");
}

/** @param {string} iso */
const basic = (iso) => iso.replace(/-/g, "");

/** @param {string} iso */
function dayAfter(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const next =
    day < daysIn(year, month)
      ? [year, month, day + 1]
      : month < 12
        ? [year, month + 1, 1]
        : [year + 1, 1, 1];
  return next.map((part) => String(part).padStart(2, "0")).join("-");
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/**
 * Lines that are too long go on in the next, which begins with a blank. Letters are not torn apart.
 *
 * @param {string} line
 */
function wrapped(line) {
  const lines = [""];
  let size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > OCTETS) {
      lines.push(" ");
      size = 1;
    }
    size += octets;
    lines[lines.length - 1] += sign;
  }
  return lines.join("\r\n");
}
