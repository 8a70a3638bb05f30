// The three scenes that the answer corpora are written about, and how a line of one becomes an answer.
import type { Answer } from '../../src/advisor/answer.ts';
import type { AdviceKey } from '../../src/advisor/brief.ts';
import { judgeAdvice } from '../../src/advisor/judge.ts';
import { aBrief, aGoodAnswer } from './advice.ts';
import { CORPUS_LEAD, type Line } from './answer-corpus.ts';
import * as clinic from './answer-corpus-clinic.ts';
import * as depot from './answer-corpus-depot.ts';
import { aScene } from './techflow.ts';

export const SCENES = {
  techflow: aScene({ lead: CORPUS_LEAD }),
  hospital: aScene({
    reps: clinic.CLINIC_REPS,
    lead: clinic.CLINIC_LEAD,
    policy: { sla: { firstTouchMinutes: 30 } },
  }),
  harbor: aScene({
    reps: depot.DEPOT_REPS,
    lead: depot.DEPOT_LEAD,
    policy: { sla: { firstTouchMinutes: 30 }, advisor: { marginPoints: 20 } },
    over: depot.DEPOT_STATE,
  }),
} as const;

export const techflow = aBrief(SCENES.techflow).key;
export const hospital = aBrief(SCENES.hospital).key;
export const harbor = aBrief(SCENES.harbor).key;

const REPS: Readonly<Record<string, string>> = {
  S: 'sarah',
  M: 'mike',
  J: 'jennifer',
  D: 'david',
  N: 'nora',
  O: 'omar',
  L: 'lucia',
  A: 'ana',
  B: 'ben',
  C: 'cleo',
};

/** The text with aliases for its letters. */
export function filled(text: string, key: AdviceKey): string {
  return text.replace(
    /\{([A-Z])\}/g,
    (_, letter: string) => key.aliases.aliasOf(REPS[letter] ?? '') ?? '',
  );
}

function factOf(name: string, key: AdviceKey): string {
  if (name.startsWith('!')) return name.slice(1);
  const [, kind = '', nth = '0', rep] = /^(\w+)(?:#(\d+))?(?:@(\w+))?$/.exec(name) ?? [];
  const found = [...key.facts.values()].filter(
    (fact) => fact.kind === kind && fact.repId === (rep ?? null),
  )[Number(nth)];
  if (!found) throw new Error(`no fact ${name}`);
  return found.id;
}

/** A line as a sentence of an answer: aliases for letters, ids for the names of facts. */
export function put([text, ...facts]: Line, key: AdviceKey = techflow) {
  return { text: filled(text, key), facts: facts.map((name) => factOf(name, key)) };
}

/** What is wrong with an answer; null when all of it passes. */
export function problemOf(answer: Answer, key: AdviceKey): string | null {
  const judged = judgeAdvice(answer, key);
  if (judged.kind === 'refused') return judged.problems.join('; ') || judged.reason;
  return judged.advice.dropped.length > 0 ? judged.advice.dropped.join('; ') : null;
}

/** A good answer with one more sentence in one place. */
const WITH = {
  summary: (line: Line, key: AdviceKey) => ({ summary: put(line, key).text }),
  reasons: (line: Line, key: AdviceKey) => ({
    reasons: [...aGoodAnswer(key).reasons, put(line, key)],
  }),
  talkingPoints: (line: Line, key: AdviceKey) => ({ talkingPoints: [put(line, key)] }),
  nextSteps: (line: Line, key: AdviceKey) => ({ nextSteps: [put(line, key)] }),
  backupWhen: (line: Line, key: AdviceKey) => ({ backupWhen: put(line, key).text }),
} satisfies Record<string, (line: Line, key: AdviceKey) => Partial<Answer>>;
export type Place = keyof typeof WITH;

/** A good answer that holds the line in one place. */
export function answerWith(line: Line, place: Place, key: AdviceKey): Answer {
  return aGoodAnswer(key, WITH[place](line, key));
}

/** Lines with one figure changed. */
export function mutated(lines: readonly Line[]): Line[] {
  return lines.flatMap(([text, ...facts]): Line[] => {
    const figure = /(?<![R\d.,$])\d[\d.,]*\d|\b[5-9]\b(?!\d)/.exec(text);
    if (!figure) return [];
    const changed = `${Number.parseFloat(figure[0]) + 37}`;
    const end = figure.index + figure[0].length;
    return [[`${text.slice(0, figure.index)}${changed}${text.slice(end)}`, ...facts]];
  });
}
