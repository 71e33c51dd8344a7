/* The dates of a result as a calendar file (RFC 5545). No DOM, no clock: the same result gives the
 * same bytes. */

/** @import { CheckerProgram, Entry, Facts, FullResult, Result } from "../types" */

import { daysIn } from "../checker/days.js";
import { assumptionsOf, groundsOf, headline } from "../checker/grounds.js";
import { labels, restsOn, titles } from "./note.js";

const OCTETS = 75; // of a line at most

/** @param {Entry} checker @param {Facts} facts @param {FullResult} result */
export function calendarText(checker, facts, result) {
  const { program, texts } = checker;
  const key = checksum(JSON.stringify([program.id, facts]));
  const about = description(checker, result);
  const events = datesOf(program, result).flatMap(({ id }) =>
    event({
      uid: `${program.id}-${id}-${key}@weisungswerk`,
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
    .map(folded)
    .join("\r\n");
}

/** @param {CheckerProgram} program @param {Result} result */
export const datesOf = (program, result) =>
  program.values.filter(({ id, type }) => type === "date" && result.values[id]);

/**
 * All day long. DTSTAMP has to be there: it is the day itself, as nothing else is known without a
 * clock.
 *
 * @param {{uid: string, day: string, title: string, about: string}} date
 */
function event({ uid, day, title, about }) {
  const start = basic(day);
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${start}T000000Z`,
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
function folded(line) {
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

/**
 * FNV-1a with 32 bits: tells cases apart in a calendar, and works where crypto.subtle does not
 * (plain http).
 *
 * @param {string} text
 */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
