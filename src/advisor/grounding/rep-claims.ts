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
  /\b(?:no|not|nobody|none|neither|nor|without|lacks?|never|less|least|hardly|second|third|whether|would)\b|n[’']t\b/i;

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
    most: /\b(?:(?:lightest|emptiest|lowest|smallest) (?:pipeline|load)|most (?:room|headroom|capacity|space))\b/i,
    more: /\b(?:lighter|emptier) (?:pipeline|load)\b|\bmore (?:room|headroom|capacity)\b/i,
    value: ({ pipelinePct, loadShare }) => [pipelinePct, loadShare],
  },
  {
    most: /\b(?:fullest|heaviest|busiest)\b/i,
    more: /\b(?:fuller|busier|heavier)\b/i,
    value: ({ pipelinePct, loadShare }) => [pipelinePct && -pipelinePct, -loadShare],
  },
  {
    most: /\b(?:best|strongest|highest|top)\s(?:[\p{L}-]+\s){0,2}(?:record|win[ -]rate|rate)\b/iu,
    more: /\b(?:better|stronger|higher)\s(?:[\p{L}-]+\s){0,2}(?:record|win[ -]rate|rate)\b|\b(?:outsells?|outperforms?)\b/iu,
    value: ({ rates }) =>
      ['overall', 'industry', 'size', 'region', 'source'].map((scope) => {
        const rate = rates.get(scope);
        return rate === undefined ? null : -rate;
      }),
  },
];

function ranks(clause: string, candidates: readonly Claimable[], choice: string): string[] {
  return MEASURES.flatMap((measure) => {
    const most = measure.most.exec(clause);
    const more = most ? null : measure.more.exec(clause);
    const found = most ?? more;
    if (!found) return [];
    const [subject, object] = parties(clause, found.index, choice);
    const one = candidates.find(({ alias }) => alias === subject);
    if (!one) return [];
    const rivals = candidates.filter(({ alias }) =>
      most ? alias !== subject : alias === (object ?? choice) && alias !== subject,
    );
    if (rivals.length === 0 || leads(one, rivals, measure)) return [];
    return [`“${found[0]}” does not hold for ${subject}`];
  });
}

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

/** True when one is ahead of, or level with, every rival on some measure that both have; or none is known. */
function leads(one: Claimable, rivals: readonly Claimable[], { value }: Measure): boolean {
  const mine = value(one);
  const compared = mine.map((own, i) => {
    const theirs = rivals.flatMap((rival) => value(rival)[i] ?? []);
    if (own === null || own === undefined) return theirs.length > 0 ? false : null;
    return theirs.every((other) => own <= other);
  });
  return compared.some((holds) => holds === true) || compared.every((holds) => holds === null);
}
