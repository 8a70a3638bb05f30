// What a sentence says of a candidate without a figure: a language, a place, a speciality, being the
// quickest or the best. Each must hold among the candidates whom the model was shown.
import { normaliseLanguage } from '../../leads/values/language.ts';
import type { Fact, FactKind } from '../../reasoning/facts/fact.ts';
import { wordsOf } from '../../reasoning/facts/fact-words.ts';
import { folded } from '../../selection/free-text/person-names.ts';

/** One candidate as far as such claims go; null where nothing is on record. */
export type Claimable = {
  alias: string;
  /** ISO 639-1 codes. */
  languages: readonly string[];
  responseMinutes: number | null;
  pipelinePct: number | null;
  /** Open leads as a share of the cap. */
  loadShare: number;
  /** Win rates by scope, such as "overall" or "industry". */
  rates: ReadonlyMap<string, number>;
  facts: readonly Fact[];
};

/** The claims of a text, given with its clauses, that do not hold; `choice` is meant where a clause names nobody. */
export function falseClaims(
  text: string,
  clauses: readonly string[],
  candidates: readonly Claimable[],
  choice: string,
): string[] {
  return clauses.flatMap((clause) => {
    if (NEGATED.test(clause)) return [];
    const aliases = clause.match(ALIAS) ?? [];
    const [only] = aliases;
    const one = candidates.find(({ alias }) => alias === only);
    const attributes = one && new Set(aliases).size === 1 ? ofOne(clause, text, one) : [];
    return [...attributes, ...ranks(clause, candidates, choice)];
  });
}

const ALIAS = /\bR[1-8]\b/g;
const NEGATED =
  /\b(?:no|not|nobody|none|neither|nor|without|lacks?|never|less|least|hardly|second|third|whether|would)\b|n[’']t\b/i;

function ofOne(clause: string, text: string, one: Claimable): string[] {
  return [
    ...languages(clause, one),
    ...bornOut(clause, text, one, SPECIALISES, ['speciality', 'record', 'evidence', 'role']),
    ...places(clause, one),
  ];
}

const SPEAKS = /\b(?:speaks?|speaking|fluent|native|talks? in|answers? in|calls? in)\b/i;

function languages(clause: string, one: Claimable): string[] {
  if (!SPEAKS.test(clause)) return [];
  return (clause.match(/\b\p{Lu}\p{Ll}{3,}\b/gu) ?? [])
    .map((word) => ({ word, code: normaliseLanguage(word) }))
    .filter(({ code }) => code.known && !one.languages.includes(code.value))
    .map(({ word }) => `no fact says that ${one.alias} speaks ${word}`);
}

const SPECIALISES = /\b(?:speciali[sz](?:es?|ed|ing|ation)|specialists?|experts?)\b/i;

/** Words that say nothing of the field itself. */
const FILLERS = new Set(
  `and are best both companies company deals employees expert expertise field fit fits for has have here in is it its
  knows lead leads of on only own record speaks specialises specialised specializes specialized specialisation
  specialist speciality specialty that the their them there they this who whose with wins won`.split(
    /\s+/,
  ),
);

const fieldWords = (text: string) =>
  (folded(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter(
    (word) => !FILLERS.has(word) && !/^r\d$/.test(word),
  );

/** The words of their facts of some kinds, folded. */
function ownWords({ facts }: Claimable, kinds: readonly FactKind[]): string {
  return folded(
    facts
      .filter(({ kind }) => kinds.includes(kind))
      .map(wordsOf)
      .join('\n'),
  );
}

/** A field that they are said to know must stand in a fact of their own. */
function bornOut(
  clause: string,
  text: string,
  one: Claimable,
  says: RegExp,
  kinds: readonly FactKind[],
): string[] {
  if (!says.test(clause)) return [];
  const own = ownWords(one, kinds);
  const said = fieldWords(clause);
  // "They run SAP, and R1 specialises in it": the field stands in the clause before.
  const named = said.length > 0 ? said : fieldWords(text);
  const holds = named.some((word) => own.includes(word.replace(/s$/, '')));
  return holds || named.length === 0 ? [] : [`no fact says that ${one.alias} specialises in that`];
}

const COVERS = /\bcovers?\s([^,.;]*\p{Lu}[^,.;]*)/u;

function places(clause: string, one: Claimable): string[] {
  const said = COVERS.exec(clause)?.[1];
  if (said === undefined) return [];
  const own = ownWords(one, ['territory', 'record', 'role', 'speciality', 'language']);
  const words = fieldWords(said);
  return words.length === 0 || words.some((word) => own.includes(word))
    ? []
    : [`no fact says that ${one.alias} covers ${said.trim()}`];
}

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
