/* The rule in publicodes: one rule per fact; »variations« takes the first that fits. Also runs in the browser. */

export function publicodesRules({ facts, rows, otherwise }) {
  const types = { boolean: "booléen", number: "nombre", choice: "texte" };
  const rules = Object.fromEntries(Object.entries(facts).map(([id, { type }]) => [id, { type: types[type] }]));
  const variations = rows.map(({ when, then }) => ({ si: { "toutes ces conditions": when.map(condition) }, alors: `'${then}'` }));
  return { ...rules, ergebnis: { variations: [...variations, { sinon: `'${otherwise}'` }] } };
}

function condition([fact, op, value]) {
  if (op === "is") return value ? fact : `${fact} = non`;
  return op === "in" ? { "une de ces conditions": value.map((word) => `${fact} = '${word}'`) } : `${fact} ${op} ${value}`;
}

/** Facts as a situation. */
export const publicodesFacts = (facts) => Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, written(value)]));

function written(value) {
  if (typeof value === "boolean") return value ? "oui" : "non";
  return typeof value === "string" ? `'${value}'` : value;
}
