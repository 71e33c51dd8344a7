/* The dates of a result as a calendar file (RFC 5545). No DOM, no clock: the same result gives the same bytes. */

import { daysIn } from "../checker/days.js";
import { labels, restsOn, titles } from "./note.js";

export function calendarText({ program, texts }, { facts, result }) {
  const key = checksum(JSON.stringify([program.id, facts]));
  const about = description(texts, result);
  const events = datesOf(program, result).map(({ id }) =>
    event({
      uid: `${program.id}-${id}-${key}@weisungswerk`,
      day: result.values[id],
      title: `${texts.values[id].title} (${texts.title})`,
      about,
    }),
  );
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Weisungswerk//Handbuch//DE",
    ...[].concat(...events),
    "END:VCALENDAR",
    "",
  ]
    .map(folded)
    .join("\r\n");
}

export const datesOf = (program, result) =>
  program.values.filter(({ id, type }) => type === "date" && result.values[id]);

/** All day long. DTSTAMP has to be there: it is the day itself, as nothing else is known without a clock. */
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

function description(texts, { status, outcome, because }) {
  const said =
    status === "open"
      ? "Das Ergebnis steht noch nicht fest."
      : titles(texts, [].concat(outcome)).join("; ");
  const rns = [...new Set([].concat(...because.map((row) => labels(texts, row))))].join(", ");
  return [said, rns && `Grundlage: ${rns}`, ...restsOn(texts)].filter(Boolean).join("\n");
}

const basic = (iso) => iso.replace(/-/g, "");

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

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** At most 75 octets a line; the next one begins with a blank. Letters are not torn apart. */
function folded(line) {
  const lines = [""];
  let size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > 75) size = lines.push(" ") && 1;
    size += octets;
    lines[lines.length - 1] += sign;
  }
  return lines.join("\r\n");
}

/** FNV-1a with 32 bits: tells cases apart in a calendar, and works where crypto.subtle does not (plain http). */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
