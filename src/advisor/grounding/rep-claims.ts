// What a sentence says of a candidate without a figure: being the quickest, the fullest or the best. It must
// hold among the candidates whom the model was shown.

/** One candidate as far as such claims go; null where nothing is on record. */
export type Claimable = {
  alias: string;
  responseMinutes: number | null;
  pipelinePct: number | null;
  /** Open leads as a share of the cap. */
  loadShare: number;
  /** Win rates by scope, such as "overall" or "industry". */
  rates: ReadonlyMap<string, number>;
};

/** The claims of a text’s clauses, given in English, that do not hold; `choice` is meant where a clause names nobody. */
export function falseClaims(
  clauses: readonly string[],
  candidates: readonly Claimable[],
  choice: string,
): string[] {
  return clauses.flatMap((clause) => {
    if (NEGATED.test(clause)) return [];
    return ranks(clause, candidates, choice);
  });
}

const ALIAS = /\bR[1-8]\b/g;
const NEGATED =
  /\b(?:no|not|nobody|none|neither|nor|without|lacks?|never|hardly|second|third|whether|would)\b|n[’']t\b/i;

type Measure = {
  /** How it is said: of one who leads on it, or of one against another. */
  most: RegExp;
  more: RegExp;
  /** Lower is more: the values to compare, or null where nothing is known. */
  value: (one: Claimable) => readonly (number | null)[];
};

const MEASURES: readonly Measure[] = [
  {
    most: /\b(?:fastest|quickest|soonest|first to (?:answer|respond|call|reply)|(?:answers?|calls?|responds?) first|shortest (?:response|first contact))\b/i,
    more: /\b(?:faster|quicker|sooner|outpaces?)\b/i,
    value: ({ responseMinutes }) => [responseMinutes],
  },
  {
    most: /\bslowest\b/i,
    more: /\bslower\b/i,
    value: ({ responseMinutes }) => [responseMinutes && -responseMinutes],
  },
  {
    most: /\b(?:lightest|emptiest|lowest|smallest) pipeline\b/i,
    more: /\b(?:lighter|emptier|lower|smaller) pipeline\b/i,
    value: ({ pipelinePct }) => [pipelinePct],
  },
  {
    most: /\b(?:(?:lightest|emptiest|lowest|smallest) load|(?:most|greatest|largest) (?:room|headroom|capacity|space)|fewest open leads)\b/i,
    more: /\b(?:lighter|emptier|lower|smaller) load\b|\b(?:more|greater) (?:room|headroom|capacity|space)\b|\bfewer open leads\b/i,
    value: ({ pipelinePct, loadShare }) => [pipelinePct, loadShare],
  },
  {
    most: /\b(?:fullest|heaviest|highest|largest) pipeline\b/i,
    more: /\b(?:fuller|heavier|higher|larger) pipeline\b/i,
    value: ({ pipelinePct }) => [pipelinePct && -pipelinePct],
  },
  {
    most: /\b(?:fullest|heaviest|busiest)\b(?! pipeline)/i,
    more: /\b(?:fuller|busier|heavier)\b(?! pipeline)/i,
    value: ({ pipelinePct, loadShare }) => [pipelinePct && -pipelinePct, -loadShare],
  },
  {
    most: /\b(?:wins?|closes?|sells?) (?:the )?(?:least|fewest)\b|\b(?:worst|weakest|lowest)\s(?:[\p{L}-]+\s){0,2}(?:record|rate)\b/iu,
    more: /\b(?:wins?|closes?|sells?) (?:less|fewer)\b|\b(?:weaker|worse|lower)\s(?:[\p{L}-]+\s){0,2}(?:record|rate)\b/iu,
    value: ({ rates }) => ratesOf(rates, 1),
  },
  {
    most: /\b(?:best|strongest|highest|top)\s(?:[\p{L}-]+\s){0,2}(?:record|win[ -]rate|rate)\b|\b(?:wins?|closes?|sells?) (?:the )?most\b/iu,
    more: /\b(?:better|stronger|higher)\s(?:[\p{L}-]+\s){0,2}(?:record|win[ -]rate|rate)\b|\b(?:outsells?|outperforms?)\b|\b(?:wins?|closes?|sells?) (?:more|better)\b/iu,
    value: ({ rates }) => ratesOf(rates, -1),
  },
];

const ratesOf = (rates: Claimable['rates'], sign: 1 | -1) =>
  (['overall', 'industry', 'size', 'region', 'source'] as const).map((scope) => {
    const rate = rates.get(scope);
    return rate === undefined ? null : sign * rate;
  });

function ranks(clause: string, candidates: readonly Claimable[], choice: string): string[] {
  return MEASURES.flatMap((measure) => {
    const most = measure.most.exec(clause);
    const more = most ? null : measure.more.exec(clause);
    const found = most ?? more;
    if (!found) return [];
    const [subject, object] = parties(clause, found.index, choice);
    const one = candidates.find(({ alias }) => alias === subject);
    if (!one) return [];
    const all = most !== null || EVERYBODY.test(clause.slice(found.index));
    const rivals = candidates.filter(
      ({ alias }) => alias !== subject && (all || alias === (object ?? choice)),
    );
    if (rivals.length === 0 || leads(one, rivals, measure, all ? 'level' : 'ahead')) return [];
    return [`“${found[0]}” does not hold for ${subject}`];
  });
}

const EVERYBODY =
  /\bthan (?:all|every|any|the (?:others|rest)|others|everyone|everybody|anyone|anybody)\b/i;

/** Whom a comparison is about: the nearest alias before it, else the first behind it; and "than R2". */
function parties(clause: string, at: number, choice: string): [string, string | null] {
  const before = clause.slice(0, at).match(ALIAS)?.at(-1);
  const behind = clause.slice(at);
  const than =
    /\b(?:than|against|over|outpaces?|outsells?|outperforms?)\s(?:[\w’'-]+\s){0,2}?(R[1-8])\b/.exec(
      behind,
    )?.[1] ?? null;
  const after = /\bR[1-8]\b/.exec(behind)?.[0];
  return [before ?? (than === null ? (after ?? choice) : choice), than];
}

/**
 * True when one is ahead of every rival on some measure that both have, or none is known; the first of all may
 * be level with others.
 */
function leads(
  one: Claimable,
  rivals: readonly Claimable[],
  { value }: Measure,
  least: 'level' | 'ahead',
): boolean {
  const compared = value(one).map((own, i) => {
    const theirs = rivals.flatMap((rival) => value(rival)[i] ?? []);
    if (own === null || own === undefined) return theirs.length > 0 ? false : null;
    if (theirs.length === 0) return true;
    return least === 'ahead'
      ? theirs.every((other) => own < other)
      : theirs.every((other) => own <= other);
  });
  return compared.some((holds) => holds === true) || compared.every((holds) => holds === null);
}
