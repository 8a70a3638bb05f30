// Is every figure of a sentence one of the facts that it cites, or follows from them? A figure of a
// rep counts only where that rep is spoken of, so that nobody is credited with another's record.
import type { Fact } from '../fact.ts';
import { inDigits } from './number-words.ts';
import { type Figure, figuresIn } from './numbers.ts';

export type GroundingScene = {
  /** What the sentence rests on. */
  cited: readonly Fact[];
  /** Facts that may be added when one of them alone bears a figure out; their ids come back. */
  spare: readonly Fact[];
  aliasOf(repId: string): string | null;
  /** Aliases meant where a sentence names nobody. */
  meant: readonly string[];
  /** How many candidates the model was shown: "the best of four". */
  candidates: number;
  /** Imperatives may propose small things of their own: "a 15-minute call", "two times to talk". */
  proposals: boolean;
};

/** The figures that no fact bears out, and the spare facts that were needed. */
export function ungroundedFigures(
  source: string,
  scene: GroundingScene,
): { figures: string[]; added: string[] } {
  const figures: string[] = [];
  const added: string[] = [];
  for (const clause of clauses(inDigits(source))) {
    const spoken = speaksOf(clause, scene);
    const cited = scene.cited.filter((fact) => counts(fact, spoken, scene));
    const pool = poolOf(cited);
    const derives = DERIVING.test(clause);
    for (const figure of figuresIn(clause)) {
      if (isProposal(figure, clause, scene)) continue;
      const owner = possessorOf(clause, figure);
      const mine =
        owner === null ? pool : poolOf(cited.filter((fact) => ofAlias(fact, owner, scene)));
      if (mine.some(({ figure: known }) => bears(known, figure))) continue;
      if (counted(figure, scene, cited)) continue;
      if (derives && follows(figure, pool)) continue;
      const spare = isTelling(figure)
        ? scene.spare.find(
            (fact) =>
              counts(fact, spoken, scene) &&
              (owner === null || ofAlias(fact, owner, scene)) &&
              poolOf([fact]).some(({ figure: known }) => bears(known, figure)),
          )
        : undefined;
      if (spare) added.push(spare.id);
      else figures.push(figure.text);
    }
  }
  return { figures, added };
}

type Known = { figure: Figure; kind: string };

const pools = new WeakMap<Fact, readonly Known[]>();

function poolOf(facts: readonly Fact[]): readonly Known[] {
  return facts.flatMap((fact) => {
    const known = pools.get(fact);
    if (known) return known;
    const made = figuresIn(inDigits(fact.text)).map((figure) => ({ figure, kind: fact.kind }));
    pools.set(fact, made);
    return made;
  });
}

/** Parts of a sentence that each speak of one thing. */
function clauses(text: string): string[] {
  return text.split(
    /[;—]|\s–\s|\.\s|,\s+(?=(?:but|while|whereas|and|R\d)\b)|\b(?:but|while|whereas|although|though)\b/,
  );
}

/** The aliases that a clause is about, or null when it is about "the others" or nobody in particular. */
function speaksOf(clause: string, scene: GroundingScene): readonly string[] | null {
  const named = [...clause.matchAll(/\bR[1-9]\d?\b/g)].map(([alias]) => alias);
  if (
    /\b(?:others?|rest|everyone|everybody|nobody|no one|colleagues?|runners?-up|team)\b/i.test(
      clause,
    )
  ) {
    return null;
  }
  return named.length > 0 ? named : scene.meant;
}

/** A fact of a rep counts only where the clause speaks of that rep. */
function counts(fact: Fact, spoken: readonly string[] | null, scene: GroundingScene): boolean {
  if (fact.repId === null || spoken === null) return true;
  const alias = scene.aliasOf(fact.repId);
  return alias !== null && spoken.includes(alias);
}

function ofAlias(fact: Fact, alias: string, scene: GroundingScene): boolean {
  return fact.repId !== null && scene.aliasOf(fact.repId) === alias;
}

/** "R2’s 78%", "R2 wins 78%" with one alias right before the figure: it must be R2's own. */
function possessorOf(clause: string, figure: Figure): string | null {
  return (
    /\b(R[1-9])(?:[’']s)?(?:\s(?:wins?|at|has|holds|answers?|with|is|in|is at))*\s\(?$/.exec(
      clause.slice(0, figure.at),
    )?.[1] ?? null
  );
}

const UNITS_ALIKE: Readonly<Record<Figure['unit'], readonly Figure['unit'][]>> = {
  percent: ['percent'],
  money: ['money'],
  minutes: ['minutes'],
  points: ['points', 'percent', 'plain'],
  date: ['date'],
  clock: ['clock'],
  plain: ['plain', 'points'],
};

/** Whether a fact's figure bears a sentence's figure out: same measure, same value at its precision. */
function bears(known: Figure, said: Figure): boolean {
  const large = said.unit === 'plain' && known.unit === 'money' && (said.values[0] ?? 0) >= 1_000;
  if (!large && !UNITS_ALIKE[said.unit].includes(known.unit)) {
    return (
      said.unit === 'percent' &&
      known.unit === 'plain' &&
      known.values.some((v) => v > 0 && v < 1 && near(100 * v, said))
    );
  }
  if (said.unit === 'date') return datesAgree(known.date ?? '', said.date ?? '');
  if (said.currency !== null && known.currency !== null && said.currency !== known.currency)
    return false;
  if (said.noun !== null && known.noun !== null && said.noun !== known.noun) return false;
  return known.values.some((value) => near(value, said));
}

/** The value as far as it is written out; "about", "over" and "under" give the slack that people hear. */
function near(value: number, { values, grain, sense }: Figure): boolean {
  return values.some((said) => {
    if (Math.abs(value - said) <= grain / 2 + 1e-9) return true;
    if (sense === 'about') return Math.abs(value - said) <= 0.1 * value;
    if (sense === 'over') return value >= said && said >= 0.5 * value;
    return sense === 'under' && value <= said && said <= 2 * value;
  });
}

function datesAgree(known: string, said: string): boolean {
  return (
    known === said || known.startsWith(`${said}-`) || known.endsWith(said) || said.endsWith(known)
  );
}

/** Units whose figures are telling enough to find their fact by. */
function isTelling({ unit, values }: Figure): boolean {
  return unit !== 'plain' || values.every((value) => value >= 50);
}

/** Counts of what stands there: the candidates, or the entries of a list in a cited fact. */
function counted(figure: Figure, scene: GroundingScene, cited: readonly Fact[]): boolean {
  if (figure.unit !== 'plain' || figure.noun !== null) return false;
  return figure.values.some(
    (value) =>
      (value > 1 && (value === scene.candidates || value === scene.candidates - 1)) ||
      (value <= 12 && cited.some(({ text }) => entriesOf(text) === value)) ||
      (value <= 6 && value === cited.length),
  );
}

function entriesOf(text: string): number {
  const list = /(?:^|: |\b(?:Uses|Names|covers|speaks|specialises in) )([^;:]+?)\.?$/.exec(
    text,
  )?.[1];
  return list?.includes(' and ') ? list.split(/,\s| and /).length : 0;
}

const DERIVING =
  /\b(?:points?|more|less|fewer|ahead|behind|faster|slower|higher|lower|sooner|later|longer|shorter|difference|gap|total|together|combined|altogether|times|double|half|margin|lead|room|left|free|spare)\b/i;

/** Difference, sum and ratio of two figures of one kind and unit; what is left up to a whole. */
function follows(said: Figure, pool: readonly Known[]): boolean {
  for (const [i, a] of pool.entries()) {
    for (const b of pool.slice(i + 1)) {
      if (a.kind !== b.kind || a.figure.unit !== b.figure.unit) continue;
      const [x, y] = [a.figure.values[0], b.figure.values[0]];
      if (x === undefined || y === undefined) continue;
      const alike = UNITS_ALIKE[said.unit].includes(a.figure.unit);
      if (alike && (near(Math.abs(x - y), said) || near(x + y, said))) return true;
      const ratio = Math.max(x, y) / Math.min(x, y);
      if (said.unit === 'plain' && Number.isFinite(ratio) && near(ratio, said)) return true;
    }
    const value = a.figure.values[0];
    if (
      said.unit === 'percent' &&
      a.figure.unit === 'percent' &&
      value !== undefined &&
      near(100 - value, said)
    )
      return true;
  }
  return false;
}

const SMALL_THINGS =
  /^[\s-]*(?:(?:short|quick|concrete|open|specific|possible|clear|main|key|best|other)\s)?(?:things?|questions?|points?|people|names?|times to|times for|slots?|options?|dates?|sentences?|lines?|steps?|priorities|goals|reasons?|use cases|answers?|examples?|ways?|minutes? in|time slots)\b/i;

/** Small things that an imperative proposes by itself and that claim nothing. */
function isProposal(figure: Figure, clause: string, { proposals }: GroundingScene): boolean {
  const after = clause.slice(figure.end);
  const value = figure.values[0] ?? 0;
  if (figure.unit === 'plain' && value <= 5 && SMALL_THINGS.test(after)) return true;
  if (!proposals || figure.unit !== 'minutes') return false;
  if (
    /^[\s-]*(?:\w+\s)?(?:call|meeting|slot|session|demo|walkthrough|conversation|intro|talk|chat|review)\b/i.test(
      after,
    )
  )
    return value <= 120;
  const before = clause.slice(0, figure.at);
  return (
    /\b(?:follow(?:ing)?[\s-]up|again|next|after|then|later|remind\w*|chase|nudge|second)\b/i.test(
      `${before} ${after}`,
    ) &&
    value >= 60 &&
    value <= 30 * 1_440
  );
}
