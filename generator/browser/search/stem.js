/* German stemming (after CISTEM); twin of search/stem.py, documented there. */

const SOUNDS = [
  ["sch", "$"],
  ["ei", "%"],
  ["ie", "&"],
];

/** The stem of a folded word. @param {string} word */
export function stem(word) {
  let rest = word;
  if (rest.length >= 7) rest = rest.replace(/innen$|(er)in$/, "$1");
  if (rest.length > 5 && rest.startsWith("ge")) rest = rest.slice(2);
  rest = rest.replace(/^(.{5,}?)(?:ung|keit|heit)(?:en|s)?$/, "$1");
  for (const [sound, sign] of SOUNDS) rest = rest.split(sound).join(sign);
  rest = cutEndings(rest.replace(/(.)\1/g, "$1*")).replace(/(.)\*/g, "$1$1");
  for (const [sound, sign] of SOUNDS) rest = rest.split(sign).join(sound);
  return rest;
}

/** @param {string} word */
function cutEndings(word) {
  let rest = word;
  while (rest.length > 3) {
    if (rest.length > 5 && /(?:em|er|nd)$/.test(rest)) rest = rest.slice(0, -2);
    else if (/[tesn]$/.test(rest)) rest = rest.slice(0, -1);
    else break;
  }
  return rest;
}
