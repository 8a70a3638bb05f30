// Two hundred answers that must not get through, two hundred that must: written by hand and varied.
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/routing/advice/answer.ts';
import { judgeAdvice } from '../../../src/routing/advice/judge.ts';
import { stableHash } from '../../../src/routing/advice/stable-hash.ts';
import { aBrief, aGoodAnswer } from '../../support/advice.ts';
import {
  BAD_CITATIONS,
  BAD_POINTS,
  BAD_REASONS,
  BAD_STEPS,
  CORPUS_LEAD,
  GOOD_BACKUPS,
  GOOD_POINTS,
  GOOD_REASONS,
  GOOD_STEPS,
  GOOD_SUMMARIES,
  type Line,
} from '../../support/answer-corpus.ts';
import { aScene } from '../../support/techflow.ts';

const { key } = aBrief(aScene({ lead: CORPUS_LEAD }));
const REPS: Readonly<Record<string, string>> = { S: 'sarah', M: 'mike', J: 'jennifer', D: 'david' };

const filled = (text: string) =>
  text.replace(
    /\{([SMJD])\}/g,
    (_, letter: string) => key.aliases.aliasOf(REPS[letter] ?? '') ?? '',
  );

function factOf(name: string): string {
  if (name.startsWith('!')) return name.slice(1);
  const [, kind = '', nth = '0', rep] = /^(\w+)(?:#(\d+))?(?:@(\w+))?$/.exec(name) ?? [];
  const found = [...key.facts.values()].filter(
    (fact) => fact.kind === kind && fact.repId === (rep ?? null),
  )[Number(nth)];
  if (!found) throw new Error(`no fact ${name}`);
  return found.id;
}

const sentence = ([text, ...facts]: Line) => ({ text: filled(text), facts: facts.map(factOf) });
const pick = <T>(list: readonly T[], seed: string): T => list[stableHash(seed) % list.length] as T;

function goodAnswer(i: number): Answer {
  const some = (list: readonly Line[], n: number, tag: string) =>
    [...new Set(Array.from({ length: n }, (_, k) => pick(list, `${tag}${i}/${k}`)))].map(sentence);
  const about = sentence(['{S} specialises in manufacturing.', 'speciality@sarah']);
  return aGoodAnswer(key, {
    summary: filled(pick(GOOD_SUMMARIES, `s${i}`)),
    reasons: [about, ...some(GOOD_REASONS, 3, 'r')],
    talkingPoints: some(GOOD_POINTS, 3, 'p'),
    nextSteps: some(GOOD_STEPS, 3, 'n'),
    backupWhen: filled(pick(GOOD_BACKUPS, `b${i}`)),
  });
}

describe('two hundred good answers', () => {
  test('each good sentence stands by itself', () => {
    const refused = [
      ...GOOD_SUMMARIES.map((text) => judge({ summary: filled(text) }, text)),
      ...GOOD_REASONS.map((line) =>
        judge({ reasons: [...aGoodAnswer(key).reasons, sentence(line)] }, line[0]),
      ),
      ...GOOD_POINTS.map((line) => judge({ talkingPoints: [sentence(line)] }, line[0])),
      ...GOOD_STEPS.map((line) => judge({ nextSteps: [sentence(line)] }, line[0])),
      ...GOOD_BACKUPS.map((text) => judge({ backupWhen: filled(text) }, text)),
    ].filter((problem) => problem !== null);
    expect(refused).toEqual([]);
  });

  test('all pass whole: no false refusal, nothing dropped', () => {
    const answers = Array.from({ length: 200 }, (_, i) => goodAnswer(i));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(200);
    const failed = answers.filter((answer) => {
      const judged = judgeAdvice(answer, key);
      return judged.kind === 'refused' || judged.advice.dropped.length > 0;
    });
    expect(failed).toHaveLength(0);
  });
});

function judge(over: Partial<Answer>, label: string): string | null {
  const judged = judgeAdvice(aGoodAnswer(key, over), key);
  if (judged.kind === 'refused') return `${label} → ${judged.problems.join('; ')}`;
  return judged.advice.dropped.length > 0 ? `${label} → ${judged.advice.dropped.join('; ')}` : null;
}

/** An adversarial answer: where the poison is, and what must not come out. */
type Poisoned = { label: string; answer: Answer; poison: string };

function poisoned(): Poisoned[] {
  const base = (i: number) => goodAnswer(i);
  const inReasons = [...BAD_REASONS, ...BAD_CITATIONS].map((line, i) => ({
    label: `reason: ${line[0]}`,
    answer: { ...base(i), reasons: [...base(i).reasons, sentence(line)] },
    poison: sentence(line).text,
  }));
  const inSummary = BAD_REASONS.filter(([text]) => text !== '').map((line, i) => ({
    label: `summary: ${line[0]}`,
    answer: { ...base(i + 100), summary: `${sentence(line).text} The lead is new.` },
    poison: sentence(line).text,
  }));
  const inPoints = [...BAD_POINTS, ...BAD_REASONS.slice(0, 60)].map((line, i) => ({
    label: `point: ${line[0]}`,
    answer: { ...base(i), talkingPoints: [sentence(line), ...base(i).talkingPoints] },
    poison: sentence(line).text,
  }));
  // What a step claims without figure, name or promise cannot be told from what was agreed.
  const inSteps = [
    ...BAD_STEPS,
    ...BAD_POINTS.filter(([text]) => !text.startsWith('They told')),
  ].map((line, i) => ({
    label: `step: ${line[0]}`,
    answer: { ...base(i), nextSteps: [sentence(line), ...base(i).nextSteps] },
    poison: sentence(line).text,
  }));
  const inBackup = BAD_REASONS.slice(24, 60).map((line, i) => ({
    label: `backup: ${line[0]}`,
    answer: { ...base(i), backupWhen: sentence(line).text },
    poison: sentence(line).text,
  }));
  return [...inReasons, ...inSummary, ...inPoints, ...inSteps, ...inBackup];
}

/** Good sentences with one figure changed: every one is false. */
function mutated(): Poisoned[] {
  return [...GOOD_REASONS, ...GOOD_POINTS].flatMap((line, i) => {
    const { text, facts } = sentence(line);
    const figure = /(?<![R\d.,$])\d[\d.,]*\d|\b[5-9]\b(?!\d)/.exec(text.replace(/R\d/g, 'R_'));
    if (!figure) return [];
    const changed = `${text.slice(0, figure.index)}${Number.parseFloat(figure[0]) + 37}${text.slice(figure.index + figure[0].length)}`;
    const key2 = i < GOOD_REASONS.length ? 'reasons' : 'talkingPoints';
    const answer = goodAnswer(i);
    return [
      {
        label: `mutated: ${changed}`,
        answer: { ...answer, [key2]: [...answer[key2].slice(0, 2), { text: changed, facts }] },
        poison: changed,
      },
    ];
  });
}

describe('two hundred adversarial answers', () => {
  const all = [...poisoned(), ...mutated()];

  test('there are two hundred of them', () => {
    expect(all.length).toBeGreaterThanOrEqual(200);
  });

  test('none gets through: the answer is refused, or the poison is dropped', () => {
    const through = all.filter(({ answer, poison }) => {
      const judged = judgeAdvice(answer, key);
      if (judged.kind === 'refused') return false;
      const { advice } = judged;
      const shown = [
        advice.summary,
        advice.backup?.when ?? '',
        ...[...advice.reasons, ...advice.talkingPoints, ...advice.nextSteps].map(
          ({ text }) => text,
        ),
      ];
      const named = poison.replace(/\bR[1-8]\b/g, (alias) => {
        const id = key.aliases.repOf(alias);
        return key.shortlist.find(({ rep }) => rep.id === id)?.rep.name ?? alias;
      });
      return shown.some((text) => text.includes(named)) || judged.advice.dropped.length === 0;
    });
    expect(through.map(({ label }) => label)).toEqual([]);
  });
});
