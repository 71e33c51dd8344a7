/* The shapes that modules of the browser code hand to each other. Nothing of this is shipped. */

// ---- the program of a checker; its form is documented in generator/program.py ------------------

export interface Program {
  checkers: Record<string, CheckerProgram>;
}

export interface CheckerProgram {
  id: string;
  result: "single" | "set" | "order";
  directives: [string, string][];
  facts: FactProgram[];
  variables: Variable[];
  nodes: number[][];
  leaves: Leaf[];
  terms: Term[];
  root?: number;
  members?: Record<string, number>;
  rowRoots?: number[];
  values: ValueProgram[];
  clash: number;
  clashes: number[];
  readings: Readings[];
  rows: RowProgram[];
  questions: number[][];
}

/** A conflict, the ids of its readings, and the number of the one taken (-1: none). */
export interface Readings {
  conflict: string;
  options: string[];
  taken: number;
}

export type FactType = "boolean" | "choice" | "choices" | "date" | "integer" | "number";

export interface FactProgram {
  id: string;
  type: FactType;
  choices?: string[];
  unit?: string;
  places?: number;
  low?: number;
  high?: number;
  absent?: Answer;
  standIn?: number;
  alternatives?: number[];
  applies?: number;
}

export type EnumVariable = ["e", fact: number, size: number, none: number];
export type FlagVariable = ["b", fact: number, choice: number];
export type CutVariable = ["n", fact: number, cuts: number[], none: number];
export type OpenVariable = ["o", fact: number];
export type ClusterVariable = [
  "c",
  facts: number[],
  atoms: [left: Term, right: Term][],
  cells: [none: number, truth: number][],
  rounds: number,
];
export type ReadingVariable = ["r", facts: number[], left: number[]];
export type Variable =
  EnumVariable | FlagVariable | CutVariable | OpenVariable | ClusterVariable | ReadingVariable;

export type RowLeaf = ["r", row: number, outcomes: string[], candidates: string[]];
export type ValueLeaf = ["v", id: string] | ["t", term: number] | ["-"];
export type Leaf = null | boolean | RowLeaf | ValueLeaf;

export type Term =
  | ["f", fact: number]
  | ["c", figure: number]
  | ["+" | "-" | "M" | "<" | ">", Term, Term]
  | ["*" | "m", Term, number]
  | ["q" | "k", Term];

export interface ValueProgram {
  id: string;
  type: "date" | "integer" | "choice" | "list";
  root?: number;
  undecided?: string;
  entries?: [id: string, root: number][];
}

export interface CiteProgram {
  directive: string;
  rn: number;
  locator: string;
}

export interface RowProgram {
  row: number;
  text: string;
  interpretation: boolean;
  reading: string;
  cites: CiteProgram[];
}

// ---- answers and results -----------------------------------------------------------------------

/** null: »weiß ich nicht«. */
export type Answer = boolean | string | number | string[] | null;
export type Facts = Record<string, Answer>;
/** undefined: left out, so that the default counts. */
export type Given = Answer | undefined;
/** By fact, in the order in which they were given. */
export type Answers = Map<string, Given>;
export type ComputedValue = string | number | string[];

/** What comes out. */
export interface ShownResult {
  status: "open" | "decided";
  outcome: string | string[] | null;
  /** Lists of outcomes where the result is an order. */
  possible: string[] | string[][];
  certain?: string[];
  values: Record<string, ComputedValue>;
}

/** What an evaluation says, see `answer`. */
export interface Result extends ShownResult {
  checker: string;
  candidates: string[];
  next: string | null;
  missing: string[];
  because: RowProgram[];
  directives: [string, string][];
}

/** The same with what it rests on, see `evaluate`. */
export interface FullResult extends Result {
  /** Facts whose default counts although another value would change the result. */
  assumed: string[];
  /** The result rests on a reading. */
  interpretation: boolean;
  readings: ReadingsEntry[];
  /** Conflicts among them that nobody has decided. */
  undecided: string[];
}

/** A conflict (or several together) whose other readings change the result. */
export interface ReadingsEntry {
  conflict: string | string[];
  taken: string | string[] | null;
  others: CounterReading[];
  /** Every completion of what is unknown makes a difference. */
  certain?: true;
}

export interface CounterReading extends ShownResult {
  reading: string | string[];
}

// ---- a checker as it is delivered: two scripts, see generator/views/checker_texts.py ------------

/** What the first question needs. */
export interface FirstPart {
  program: CheckerProgram;
  texts: {
    title: string;
    question: string;
    facts: Record<string, Omit<FactText, "choices" | "cites"> & { choices?: Choices }>;
    outcomes: Record<string, OutcomeText>;
  };
}

/** Everything else. */
export interface SecondPart {
  checker: string;
  /** How it completes the first part is documented in generator/views/program_parts.py. */
  program: Pick<CheckerProgram, "directives" | "nodes" | "leaves" | "readings"> &
    Pick<CheckerProgram, "clash" | "clashes" | "root" | "rowRoots"> & { roots: number[] };
  texts: {
    rows: RowPart[];
    /** By fact: [number of a link group, Randnummer], … */
    cites: Record<string, [number, number][]>;
    links: LinkGroup[];
    /** A sentence that rows carry is only its text. */
    outcomes: Record<string, { sentence?: SentencePart; follows?: SentencePart[] }>;
    values: Record<string, ValueText>;
    /** By number of a row: ids of conflicts. */
    disputes: Record<string, string[]>;
    conflicts: Record<string, Conflict>;
    directives: DirectiveText[];
    day: string;
    rules: string;
  };
}

/** What only foreign pages need: there no page around the checker says it. */
export interface GuestPart {
  guest: string;
  note: string;
  openPoints: string[];
}

/** A row without its number, which is that of its place, and without what is empty. */
export type RowPart = Partial<Pick<RowProgram, "text" | "interpretation" | "reading">> & {
  cites?: [group: number, rn: number, locator: string][];
};

/** How citations of a directive are written, see generator/views/citations.py. */
export type LinkGroup = [
  directive: string,
  prefix: string,
  pages: Record<string, number[]>,
  odd: Record<string, [label: string, href: string]>,
];

export type Choices = Record<string, ChoiceText>;

export interface ChoiceText {
  title: string;
  help?: string;
}

export interface FactText {
  title: string;
  question: string;
  help?: string;
  unit?: string;
  choices: Choices;
  cites: Link[];
}

export type SentencePart =
  string | { text: string; advice?: boolean; cites?: [group: number, rn: number][] };

/** `advice`: of the editors. `cites`: norms of its own; without any, those of the rows carry it. */
export interface SentenceText {
  text: string;
  advice: boolean;
  cites: Link[];
}

export interface OutcomeText {
  title?: string;
  sentence?: SentenceText | null;
  follows?: SentenceText[];
}

export interface ValueText {
  title: string;
  type: ValueProgram["type"];
  choices: Record<string, string>;
}

export interface DirectiveText {
  label: string;
  href?: string;
  version: string;
}

export interface Conflict {
  title: string;
  href?: string;
  /** By id, where conditions test it. */
  readings: Record<string, string>;
  /** Who takes the reading that counts here; none where nobody has decided. */
  by?: string;
  /** What the text allows beside it, for rows that are marked by hand. */
  others?: string[];
}

export interface Link {
  label: string;
  href: string;
}

/** The texts of a checker in full. What follows `outcomes` is there once both parts are. */
export interface Texts {
  title: string;
  question: string;
  facts: Record<string, FactText>;
  outcomes: Record<string, OutcomeText>;
  values: Record<string, ValueText>;
  /** By number of a row. */
  rows: Record<string, Link[]>;
  readings: Record<string, Conflict[]>;
  conflicts: Record<string, Conflict>;
  directives: DirectiveText[];
  day: string;
  rules: string;
}

export interface Entry {
  program: CheckerProgram;
  texts: Texts;
}

// ---- a checker on a page -----------------------------------------------------------------------

export interface Interview {
  answers: Answers;
  look(without?: string | null): State;
  /** `wanted`: facts to be asked for although they may be left out. */
  evaluate(used: Answers, wanted?: string[]): Evaluated;
  left(state: Evaluated): number;
  insteadOf(spec: FactProgram): FactProgram[];
  mayLack(spec: FactProgram): boolean;
  voluntary: FactProgram[];
  spec(id: string): FactProgram;
}

export interface Evaluated {
  /** The answers that count. */
  used: Answers;
  facts: Facts;
  /** Facts that nobody knows. */
  skip: string[];
  result: Result;
}

export interface State extends Evaluated {
  /** Upper bound of the questions that are left. */
  left: number;
  /** Facts that were left out although a value would change the result. */
  assumed: string[];
}

export type View = import("./checker/view.js").View;

export interface ViewOptions {
  root: HTMLElement;
  entry: Entry;
  /** The beginning of every id of the view. */
  uid: string;
  /** What stands above and below everything, where no page around it says so. */
  above?: Child;
  below?: Child;
  /** Where the handbook is. */
  handbook: URL;
  secondPart(): Promise<SecondPart>;
  /** Called after every drawing. */
  onDraw?(view: View): void;
}

/** Where the focus goes, and what was wrong with what was written. */
export interface How {
  focus?: boolean;
  /** The fact that it is for. */
  at?: string | null;
  wrong?: string;
  written?: string;
}

/** The nodes of a checker that stay. */
export interface Parts {
  node: HTMLElement;
  bar: HTMLElement;
  notice: HTMLElement;
  form: HTMLElement;
  heading: HTMLElement;
  status: HTMLElement;
  details: HTMLElement;
  answers: HTMLElement;
  extra: HTMLElement;
  toggle: HTMLButtonElement;
}

/** A script of its own, see checker/details.js. */
export interface Details {
  /** The state with what only the evaluation in full sees. */
  closerLook(state: State): State;
  /** What is decided. */
  verdict(): HTMLElement;
  /** What stands below it. */
  result(): Child;
  /** The result with what it rests on. */
  fullResult(): FullResult;
  answers(): Child;
  voluntary(): Child;
  /** Why a question is asked. */
  explanation(question: Question): Child;
  drawShareButtons(): void;
  /** Answers in the address become those of the checker, now and later. */
  followAddress(): unknown;
}

export type Past = ReturnType<typeof import("./checker/history.js").createHistory>;

/** Something with a control that can take the focus. */
export interface Focusable {
  node: HTMLElement;
  focus(id?: string | null): HTMLElement;
}

export interface Overview extends Focusable {
  /** Shows what is said of questions without an answer. */
  update(): void;
}

/** A question as fields show it. */
export interface Question {
  spec: FactProgram;
  words: FactText;
  id: string;
  value: Given;
  answered: boolean;
  options: [value: Answer, ChoiceText][];
  hint: string[];
  optional: boolean;
}

/** What was read from a field: neither = nothing was said. */
export interface Reading<Value = Answer> {
  value?: Value;
  error?: string;
}

export type Control = HTMLInputElement | HTMLSelectElement;

export interface Field extends Focusable {
  focus(): Control;
  read(): Reading;
  /** What is written there, right or wrong. */
  written?(): string;
  /** The label of the button for »weiß ich nicht«; other fields have that among their answers. */
  unknown?: string | false;
  /** »Keine Angabe« is among the answers as well. */
  lists?: boolean;
}

/** What the buttons below a result work with. */
export interface ShareContext {
  view: View;
  say(...words: Child[]): void;
  show(...nodes: Child[]): void;
  /** The button. */
  from: HTMLElement | null;
  /** Tells the case from others. */
  mark: string;
}

// ---- the search; the index is documented in generator/search/index.py ---------------------------

export interface SearchIndex {
  words: string[];
  many: string[];
  docs: DocumentColumns[];
  lengths: string;
  terms: string;
  inside: string;
  distances: string;
  weights: string;
  groups: string[][];
  questions: [asked: string[], answer: string[]][];
  stop: string;
  texts: number[];
}

/** Kind, issuer, version and trail are numbers of words; a group below 0 is none. */
export type DocumentColumns = [
  kind: number,
  issuer: number,
  version: number,
  title: string,
  trail: number,
  address: string,
  group: number,
  stub: number | boolean,
  addresses: (string | number)[],
];

/** The units of each document of a text part: [title, text] each. */
export type TextPart = [title: string, text: string][][];

/** Loads parts of the index by name; may answer with a promise. */
export type LoadParts = (names: string[]) => unknown;

export interface Places {
  /** Unit → weight. */
  units: Map<number, number>;
  /** In how many documents. */
  documents: number;
}

export interface Vocabulary {
  terms: string[];
  /** Unit → its document. */
  unitDocument: number[];
  /** Document → its first unit. */
  firstUnit: number[];
  lengths: Float64Array;
  documentLengths: Float64Array;
  meanLength: number;
  meanDocument: number;
  stop: Set<string>;
  lexicon: Set<string>;
  has(term: string): boolean;
  /** The parts of a compound. */
  inside(term: string): string[];
  /** Where a term stands. */
  places(term: string): Places;
}

/** All terms of a variant together say the same as the concept, by so much. */
export interface Variant {
  terms: string[];
  weight: number;
}

export interface Concept {
  /** How the query says it, for messages. */
  words: string;
  variants: Variant[];
  weight: number;
  unknown?: boolean;
  /** The term that it probably means. */
  guess?: string;
}

/** Techniques that can be turned off. */
export interface Techniques {
  parts: boolean;
  joining: boolean;
  abbreviations: boolean;
  synonyms: boolean;
  questions: boolean;
  alike: boolean;
  passages: boolean;
  priors: boolean;
  exact: boolean;
}

/** A document and how well it answers. */
export interface Ranked {
  score: number;
  /** Its best unit. */
  unit: number;
  /** Its passages in which the query occurs, best first. */
  places: number[];
}

export interface Wanted {
  /** None: all. */
  kinds?: string[];
  issuers?: string[];
  limit?: number;
}

export interface Hit {
  kind: string;
  issuer: string;
  version: string;
  title: string;
  trail: string;
  /** From the root of the site, with the fragment of the best passage. */
  address: string;
  score: number;
  /** Stems that speak for it. */
  terms: string[];
  /** What that passage is about, or "". */
  passage: string;
  text: string;
  /** The next best passages of the same section. */
  more: Address[];
}

export interface Address {
  title: string;
  address: string;
}

export interface Findings {
  /** Best first. */
  hits: Hit[];
  /** Words of the query that stand nowhere. */
  unknown: string[];
  /** The query with its unknown words put right, or "". */
  meant: string;
  /** Nearest terms of the glossary. */
  near: Address[];
  /** How the query may go on. */
  suggest: string[];
}

export interface Engine {
  query(text: string, wanted?: Wanted, on?: Techniques): Promise<Findings>;
  /** Where words with these stems stand in a text: [start, end], … */
  marked(text: string, terms: string[]): [number, number][];
  /** All names there are, to filter by; kinds with their plural. */
  kinds: [kind: string, plural: string][];
  issuers: string[];
}

// ---- DOM ---------------------------------------------------------------------------------------

/** What is false or empty is left out. */
export type Child = Node | string | false | null | undefined | 0 | Child[];
export type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);
export type Attributes = Record<string, Attribute>;

// ---- what scripts of a page take from each other -------------------------------------------------

declare global {
  // eslint-disable-next-line no-var
  var Weisungswerk: Record<string, unknown>;
  /** In a worker; in the frame that stands for one it answers with a promise. */
  function importScripts(...urls: string[]): unknown;
}
