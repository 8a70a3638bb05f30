// Two hundred answers that must not get through, two hundred that must: written by hand and varied.
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/advisor/answer.ts';
import type { AdviceKey } from '../../src/advisor/brief.ts';
import { judgeAdvice } from '../../src/advisor/judge.ts';
import { stableHash } from '../../src/leads/text/stable-hash.ts';
import { aGoodAnswer } from '../support/advice.ts';
import * as good from '../support/answer-corpus.ts';
import * as bad from '../support/answer-corpus-bad.ts';
import * as clinic from '../support/answer-corpus-clinic.ts';
import * as depot from '../support/answer-corpus-depot.ts';
import { DEPOT_BAD } from '../support/answer-corpus-depot-bad.ts';
import { DISGUISED, UNDISGUISED } from '../support/answer-corpus-disguised.ts';
import {
  answerWith,
  filled,
  harbor,
  hospital,
  mutated,
  type Place,
  problemOf,
  put,
  techflow,
} from '../support/judged-corpora.ts';

type Line = good.Line;

/** What is wrong with an answer that differs from a good one in one place; null when it passes. */
function wrong(over: Partial<Answer>, key: AdviceKey): string | null {
  return problemOf(aGoodAnswer(key, over), key);
}

function refusals(lines: readonly Line[], place: Place, key: AdviceKey = techflow): string[] {
  return lines.flatMap((line) => {
    const problem = problemOf(answerWith(line, place, key), key);
    return problem === null ? [] : [`${line[0]} → ${problem}`];
  });
}

function letThrough(lines: readonly Line[], place: Place, key: AdviceKey = techflow): string[] {
  return lines.flatMap((line) =>
    problemOf(answerWith(line, place, key), key) === null ? [`${place}: ${line[0]}`] : [],
  );
}

const texts = (list: readonly string[]): Line[] => list.map((text) => [text]);
const pick = <T>(list: readonly T[], seed: string): T => list[stableHash(seed) % list.length] as T;

function goodAnswer(i: number): Answer {
  const some = (list: readonly Line[], tag: string) =>
    [...new Set([0, 1, 2].map((k) => pick(list, `${tag}${i}/${k}`)))].map((line) => put(line));
  return aGoodAnswer(techflow, {
    summary: filled(pick(good.GOOD_SUMMARIES, `s${i}`), techflow),
    reasons: [
      put(['{S} specialises in manufacturing.', 'speciality@sarah']),
      put(['{S} wins 78% in manufacturing.', 'record@sarah']),
      ...some(good.GOOD_REASONS, 'r'),
    ],
    talkingPoints: some(good.GOOD_POINTS, 'p'),
    nextSteps: some(good.GOOD_STEPS, 'n'),
    backupWhen: filled(pick(good.GOOD_BACKUPS, `b${i}`), techflow),
  });
}

describe('two hundred good answers', () => {
  test('each good sentence stands by itself', () => {
    const record = put(['{S} wins 78% in manufacturing.', 'record@sarah']);
    const reasons = [...aGoodAnswer(techflow).reasons, record];
    expect([
      ...good.GOOD_SUMMARIES.flatMap(
        (text) => wrong({ summary: filled(text, techflow), reasons }, techflow) ?? [],
      ),
      ...refusals(good.GOOD_REASONS, 'reasons'),
      ...refusals(good.GOOD_POINTS, 'talkingPoints'),
      ...refusals(good.GOOD_STEPS, 'nextSteps'),
      ...refusals(texts(good.GOOD_BACKUPS), 'backupWhen'),
    ]).toEqual([]);
  });

  test('another lead’s sentences stand, too', () => {
    const record = put(['{N} has won 41 of 96 healthcare deals.', 'record#1@nora'], hospital);
    const reasons = [...aGoodAnswer(hospital).reasons, record];
    expect([
      ...clinic.CLINIC_SUMMARIES.flatMap(
        (text) => wrong({ summary: filled(text, hospital), reasons }, hospital) ?? [],
      ),
      ...refusals(clinic.CLINIC_REASONS, 'reasons', hospital),
      ...refusals(clinic.CLINIC_POINTS, 'talkingPoints', hospital),
      ...refusals(clinic.CLINIC_STEPS, 'nextSteps', hospital),
    ]).toEqual([]);
  });

  test('all pass whole: no false refusal, nothing dropped', () => {
    const answers = Array.from({ length: 200 }, (_, i) => goodAnswer(i));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(200);
    const failed = answers.filter((answer) => {
      const judged = judgeAdvice(answer, techflow);
      return judged.kind === 'refused' || judged.advice.dropped.length > 0;
    });
    expect(failed).toHaveLength(0);
  });
});

describe('two hundred adversarial answers', () => {
  const spoken = bad.BAD_REASONS.filter(([text]) => text !== '');
  // What a step claims without figure, name or promise cannot be told from what was agreed.
  const steps = [
    ...bad.BAD_STEPS,
    ...bad.BAD_POINTS.filter(([text]) => !text.startsWith('They told')),
  ];
  const all: readonly (readonly [Place, readonly Line[]])[] = [
    ['reasons', [...bad.BAD_REASONS, ...bad.BAD_CITATIONS]],
    ['summary', spoken],
    ['backupWhen', spoken.slice(24, 60)],
    ['talkingPoints', [...bad.BAD_POINTS, ...bad.BAD_REASONS.slice(0, 60)]],
    ['nextSteps', steps],
    // With one figure changed every one is false.
    ['reasons', mutated(good.GOOD_REASONS)],
    ['talkingPoints', mutated(good.GOOD_POINTS)],
  ];

  test('none gets through: the answer is refused, or the poisoned sentence is dropped', () => {
    const count = all.reduce((sum, [, lines]) => sum + lines.length, 0);
    expect(count).toBeGreaterThanOrEqual(200);
    expect(all.flatMap(([place, lines]) => letThrough(lines, place))).toEqual([]);
  });

  test('nor do those about another lead', () => {
    expect([
      ...letThrough(clinic.BAD_CLINIC_REASONS, 'reasons', hospital),
      ...letThrough(clinic.BAD_CLINIC_POINTS, 'talkingPoints', hospital),
    ]).toEqual([]);
  });

  test('a poisoned sentence is dropped alone: the good ones beside it are shown', () => {
    for (const line of bad.BAD_POINTS) {
      const answer = goodAnswer(1);
      const talkingPoints = [put(line), ...answer.talkingPoints];
      const judged = judgeAdvice({ ...answer, talkingPoints }, techflow);
      expect(judged.kind === 'accepted' && judged.advice.talkingPoints).toHaveLength(
        answer.talkingPoints.length,
      );
    }
  });
});

describe('sentences that go round a check', () => {
  test('characters that look alike, figures in words and promises in other words are caught', () => {
    expect([
      ...letThrough(DISGUISED.reasons, 'reasons'),
      ...letThrough(DISGUISED.talkingPoints, 'talkingPoints'),
      ...letThrough(DISGUISED.talkingPoints, 'nextSteps'),
    ]).toEqual([]);
  });

  test('the same words said rightly stand', () => {
    expect([
      ...refusals(UNDISGUISED.reasons, 'reasons'),
      ...refusals(UNDISGUISED.talkingPoints, 'talkingPoints'),
    ]).toEqual([]);
  });
});

describe('answers that were written without regard to the judge', () => {
  const ana = filled('{A}', harbor);
  const base = (): Answer => {
    const answer = aGoodAnswer(harbor);
    const ranking = [ana as Answer['ranking'][number], ...answer.ranking.filter((a) => a !== ana)];
    const backup = ranking[1] ?? null;
    const record = put(['{A} wins 37.8% of 37 deals in this field.', 'record#1@ana'], harbor);
    const field = put(['{A} knows the field.', 'speciality@ana'], harbor);
    const summary = `${ana} ranks first for this lead. It came in with clear interest.`;
    return {
      ...answer,
      choice: ana as Answer['choice'],
      ranking,
      backup,
      summary,
      reasons: [field, record],
    };
  };
  const stands = (place: string, line: Line) => {
    const sentence = put(line, harbor);
    const named = /\{[BC]\}/.exec(line[0])?.[0];
    const backup = filled(named ?? '{B}', harbor) as Answer['backup'];
    const over: Partial<Answer> =
      place === 'summary'
        ? { summary: sentence.text }
        : place === 'backupWhen'
          ? { backupWhen: sentence.text, backup }
          : place === 'reasons'
            ? { reasons: [...base().reasons, sentence] }
            : { [place]: [sentence] };
    const judged = judgeAdvice({ ...base(), ...over }, harbor);
    return judged.kind === 'accepted' && judged.advice.dropped.length === 0;
  };
  const judged = (corpus: Readonly<Record<string, readonly Line[]>>, wanted: boolean) =>
    Object.entries(corpus).flatMap(([place, lines]) =>
      lines.filter((line) => stands(place, line) !== wanted).map(([text]) => `${place}: ${text}`),
    );

  test('every true sentence stands', () => {
    expect(judged(depot.DEPOT_GOOD, true)).toEqual([]);
  });

  test('no false one does: languages, fields, places and ranks are held to the facts, too', () => {
    expect(judged(DEPOT_BAD, false)).toEqual([]);
  });
});
