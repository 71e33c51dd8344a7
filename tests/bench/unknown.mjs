/* For the browser: publicodes on the rule while nothing is known. Bundled by size.mjs. */
import Engine from "publicodes";
import { publicodesRules } from "./publicodes.mjs";

globalThis.publicodesUnknown = (rule) => {
  const engine = new Engine(publicodesRules(rule));
  return () => Object.keys(engine.setSituation({}).evaluate("ergebnis").missingVariables);
};
