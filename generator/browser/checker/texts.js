/* Texts as they are delivered say the address of a page once and leave out what is empty. Here they become whole again. */

/** Citations as {label, href}; how they are written is told in render/links.py. */
export function unfold(program, { links: groups, facts, disputes, conflicts, ...others }) {
  const link = (directive, rn) => {
    const [, name, pages, odd] = groups.find(([id]) => id === directive);
    const [label, href] = odd[rn] || [
      `${name}Rn. ${rn}`,
      `${Object.keys(pages).find((page) => pages[page].includes(rn))}#rn-${rn}`,
    ];
    return { label, href };
  };
  const whole = ([id, fact]) => [
    id,
    { choices: {}, ...fact, cites: (fact.cites || []).map(([n, rn]) => link(groups[n][0], rn)) },
  ];
  const rows = program.rows.map(({ row, cites }) => [
    row,
    cites.map(({ directive, rn }) => link(directive, rn)),
  ]);
  const readings = ([row, ids]) => [row, ids.map((id) => conflicts[id]).filter(Boolean)];
  return {
    ...others,
    readings: Object.fromEntries(Object.entries(disputes).map(readings)),
    facts: Object.fromEntries(Object.entries(facts).map(whole)),
    rows: Object.fromEntries(rows),
  };
}
