import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ALIASES } from '../../src/advisor/aliases.ts';
import { judgeAdvice } from '../../src/advisor/judge.ts';
import { aBrief, aGoodAnswer, factId } from '../support/advice.ts';
import { aRep } from '../support/builders.ts';
import { aScene, TECHFLOW_LEAD, TECHFLOW_REPS } from '../support/techflow.ts';

const { key } = aBrief(aScene({}));
const alias = (id: string) => key.aliases.aliasOf(id) ?? 'R1';
const reason = (answer: unknown) => {
  const judged = judgeAdvice(answer, key);
  return judged.kind === 'refused' ? judged.reason : 'accepted';
};

describe('judgeAdvice', () => {
  test('an answer that keeps to the facts is accepted, with names for aliases', () => {
    const judged = judgeAdvice(aGoodAnswer(key), key);
    expect(judged.kind).toBe('accepted');
    if (judged.kind !== 'accepted') return;
    expect(judged.advice.choice).toBe('sarah');
    expect(judged.advice.summary).toMatch(/^Sarah Chen ranks first/);
    expect(JSON.stringify(judged.advice)).not.toMatch(/\bR[1-8]\b/);
  });

  test('an alias that was not offered is refused as an unknown candidate', () => {
    for (const choice of ['R7', 'R9', 'sarah', 'Michelle Rodriguez']) {
      expect(reason({ ...aGoodAnswer(key), choice })).toBe('advisor_unknown_candidate');
    }
  });

  test('a choice beyond the margin is refused, though the rep is eligible', () => {
    const jennifer = alias('jennifer');
    const others = ALIASES.slice(0, 4).filter((one) => one !== jennifer);
    const answer = aGoodAnswer(key, {
      choice: jennifer,
      backup: alias('sarah'),
      ranking: [jennifer, ...others],
      summary: `${jennifer} suits larger companies.`,
      reasons: [{ text: `${jennifer} fits.`, facts: [factId(key, 'speciality', 'jennifer')] }],
    });
    expect(reason(answer)).toBe('advisor_outside_margin');
  });

  test('a verified need carries a choice that the margin alone would refuse; an invented one does not', () => {
    const greta = aRep({
      id: 'greta',
      name: 'Greta Holm',
      languages: ['en', 'de'],
      records: [{ rate: 0.3 }],
    });
    const scene = aScene({
      reps: [...TECHFLOW_REPS, greta],
      lead: {
        ...TECHFLOW_LEAD,
        message: 'Unser Werk spricht kaum Englisch und sucht eine neue Lösung für das Lager.',
        language: 'en',
      },
    });
    const brief = aBrief(scene);
    const pick = brief.key.aliases.aliasOf('greta') ?? 'R1';
    const answer = (needs: { kind: 'language'; value: string; quote: string }[]) =>
      aGoodAnswer(brief.key, {
        needs,
        choice: pick,
        backup: null,
        backupWhen: null,
        ranking: [pick, ...ALIASES.slice(0, 5).filter((one) => one !== pick)],
        summary: `${pick} speaks German, which they write in.`,
        reasons: [
          { text: `${pick} speaks German.`, facts: [factId(brief.key, 'language', 'greta')] },
        ],
      });
    const quote = 'sucht eine neue Lösung für das Lager';
    const need = { kind: 'language' as const, value: 'German', quote };
    const judged = judgeAdvice(answer([need]), brief.key);
    expect(judged).toMatchObject({ kind: 'accepted', advice: { choice: 'greta' } });
    expect(judgeAdvice(answer([]), brief.key)).toMatchObject({ reason: 'advisor_outside_margin' });
    for (const unsaid of ['nur Deutsch', 'Unser Werk']) {
      expect(judgeAdvice(answer([{ ...need, quote: unsaid }]), brief.key)).toMatchObject({
        reason: 'advisor_outside_margin',
      });
    }
  });

  test('a ranking that is no permutation, or does not begin with the choice, is refused', () => {
    const ranking = aGoodAnswer(key).ranking;
    for (const wrong of [ranking.slice(1), [...ranking, ...ranking], [...ranking].reverse()]) {
      expect(reason(aGoodAnswer(key, { ranking: wrong }))).toBe('advisor_wrong_schema');
    }
  });

  test('a ranking holds each of those who were offered, and nobody else', () => {
    const [first = 'R1', ...rest] = aGoodAnswer(key).ranking;
    for (const ranking of [
      [first, ...rest, 'R7'] as const,
      [first, ...rest.slice(1), 'R7'] as const,
      [first, ...rest.slice(1)],
    ]) {
      const answer = aGoodAnswer(key, { backup: null, ranking: [...ranking] });
      expect(judgeAdvice(answer, key)).toMatchObject({
        reason: 'advisor_wrong_schema',
        problems: ['ranking must hold each of R1, R2, R3, R4 once'],
      });
    }
  });

  test('the backup is another one of the candidates than the choice', () => {
    const { choice } = aGoodAnswer(key);
    for (const backup of [choice as 'R1', 'R7' as const]) {
      expect(judgeAdvice(aGoodAnswer(key, { backup }), key)).toMatchObject({
        reason: 'advisor_wrong_schema',
        problems: ['the backup must be another one of the candidates'],
      });
    }
  });

  test('words for the backup that do not hold are replaced by plain ones', () => {
    const backupWhen = 'If they ask for our 20% discount.';
    expect(judgeAdvice(aGoodAnswer(key, { backupWhen }), key)).toMatchObject({
      kind: 'accepted',
      advice: { backup: { when: 'If Sarah Chen cannot make first contact in time.' } },
    });
  });

  test('a choice stands whatever its reasons cite, and a reason stands only by what it cites', () => {
    const text = 'This one is worth a call.';
    const lead = factId(key, 'source');
    for (const facts of [[lead], [lead, factId(key, 'score', 'mike')]]) {
      const judged = judgeAdvice(aGoodAnswer(key, { reasons: [{ text, facts }] }), key);
      expect(judged).toMatchObject({ kind: 'accepted', advice: { choice: 'sarah' } });
    }
    const unknown = aGoodAnswer(key, { reasons: [{ text, facts: ['F999'] }] });
    expect(judgeAdvice(unknown, key)).toMatchObject({
      kind: 'accepted',
      advice: { choice: 'sarah', reasons: [], dropped: [expect.stringMatching(/^reason /)] },
    });
  });

  test('five sentences of a kind are read and shown, and no more', () => {
    const [reason, talkingPoint, nextStep] = [
      aGoodAnswer(key).reasons[0],
      aGoodAnswer(key).talkingPoints[0],
      aGoodAnswer(key).nextSteps[0],
    ].map((one) => one ?? { text: '', facts: [] });
    const five = <T>(one: T | undefined): T[] => Array.from({ length: 5 }, () => one as T);
    const sixth = { text: 'Mention our 20% discount.', facts: ['F999'] };
    const shown = (over: object) => {
      const judged = judgeAdvice({ ...aGoodAnswer(key), ...over }, key);
      return judged.kind === 'accepted' ? judged.advice : judged.problems;
    };
    const conflict = { text: 'The facts disagree here.', facts: [factId(key, 'source')] };
    const lists = {
      reasons: [...five(reason), sixth],
      talkingPoints: [...five(talkingPoint), sixth],
      nextSteps: [...five(nextStep), sixth],
      conflicts: [...five(conflict), sixth],
    };
    for (const [kind, list] of Object.entries(lists)) {
      expect(shown({ [kind]: list })).toMatchObject({ dropped: [], [kind]: { length: 5 } });
    }
    expect(shown({ talkingPoints: [...five(talkingPoint), talkingPoint] })).toMatchObject({
      talkingPoints: { length: 5 },
    });
  });

  test('an answer of another form is refused, and told where', () => {
    const { suspectedInjection: _, ...short } = aGoodAnswer(key);
    for (const [place, answer] of [
      ['suspectedInjection', short],
      ['confidence', { ...aGoodAnswer(key), confidence: 'sure' }],
      ['backup', { ...aGoodAnswer(key), backup: 'mike' }],
    ] as const) {
      expect(judgeAdvice(answer, key)).toMatchObject({
        reason: 'advisor_wrong_schema',
        problems: [expect.stringContaining(`${place}: `)],
      });
    }
  });

  test('NONE is the model’s right, and named', () => {
    expect(reason(aGoodAnswer(key, { choice: 'NONE' }))).toBe('advisor_declined_to_choose');
  });

  test('a sentence that fails is dropped wherever it stands, and the rest of the answer stands', () => {
    const bad = { text: 'Mention our 20% discount.', facts: [factId(key, 'source')] };
    const good = { text: 'Ask how the pricing compares.', facts: [factId(key, 'engagement')] };
    const judged = judgeAdvice(aGoodAnswer(key, { talkingPoints: [bad, good] }), key);
    expect(judged).toMatchObject({ kind: 'accepted', advice: { talkingPoints: [good] } });
    const reasons = [...aGoodAnswer(key).reasons, bad];
    expect(judgeAdvice(aGoodAnswer(key, { reasons }), key)).toMatchObject({
      kind: 'accepted',
      advice: { reasons: { length: 1 }, dropped: [expect.stringMatching(/^reason “Mention/)] },
    });
    expect(judgeAdvice(aGoodAnswer(key, { summary: bad.text }), key)).toMatchObject({
      kind: 'accepted',
      advice: { summary: '', reasons: { length: 1 } },
    });
  });

  test('talking points rest on lead and account: a rep’s figures are nothing to tell the lead', () => {
    const point = { text: 'We answer in 12 minutes.', facts: [factId(key, 'response', 'sarah')] };
    const judged = judgeAdvice(aGoodAnswer(key, { talkingPoints: [point] }), key);
    expect(judged).toMatchObject({ kind: 'accepted', advice: { talkingPoints: [] } });
  });

  test('what is far too long is not read at all', () => {
    const text = '2-'.repeat(100_000);
    const judged = judgeAdvice(aGoodAnswer(key, { summary: text }), key);
    expect(judged).toMatchObject({
      kind: 'accepted',
      advice: {
        summary: '',
        dropped: [expect.stringMatching(/: it is longer than 700 characters$/)],
      },
    });
    const points = aGoodAnswer(key, {
      talkingPoints: [{ text, facts: ['F1'] }],
      needs: [{ kind: 'other', value: text, quote: text }],
    });
    expect(judgeAdvice(points, key)).toMatchObject({
      kind: 'accepted',
      advice: {
        dropped: [
          expect.stringMatching(/^need: the quote or the value is longer/),
          expect.stringMatching(/: it is longer than 420 characters$/),
        ],
      },
    });
  });

  test('prose in another language than the policy’s is not shown', () => {
    const summary = `${alias('sarah')} steht an erster Stelle und antwortet meistens sehr schnell auf neue Anfragen.`;
    expect(judgeAdvice(aGoodAnswer(key, { summary }), key)).toMatchObject({
      kind: 'accepted',
      advice: { summary: '', reasons: [], talkingPoints: [], nextSteps: [] },
    });
  });

  test('what people are told of a refusal is never in the model’s words', () => {
    const choice = 'Michelle at evil.example';
    const judged = judgeAdvice({ ...aGoodAnswer(key), choice }, key);
    expect(judged).toMatchObject({ kind: 'refused', reason: 'advisor_unknown_candidate' });
    expect(judged.kind === 'refused' && judged.detail).not.toMatch(/Michelle|evil/);
  });

  prop.prop([fc.jsonValue()], { numRuns: 300 })(
    'any JSON whatever is judged without throwing',
    (json) => {
      expect(judgeAdvice(json, key).kind).toBe('refused');
    },
  );

  prop.prop(
    [
      fc.record({
        choice: fc.oneof(fc.constantFrom(...ALIASES, 'NONE'), fc.string()),
        backup: fc.oneof(fc.constantFrom(...ALIASES), fc.constant(null)),
        ranking: fc.shuffledSubarray(ALIASES.slice(0, 4)),
        needs: fc.array(
          fc.record({
            kind: fc.constantFrom('language', 'product', 'named_person', 'urgency', 'other'),
            value: fc.oneof(fc.string(), fc.constantFrom('German', 'SAP', 'R1', 'R4', 'now')),
            quote: fc.oneof(fc.string(), fc.constantFrom('in German', 'R4', 'SAP', 'today')),
          }),
          { maxLength: 3 },
        ),
      }),
      fc.shuffledSubarray(['sarah', 'mike', 'jennifer', 'david'], { minLength: 1 }),
    ],
    { numRuns: 200 },
  )('whatever is answered, nobody is accepted whom the rules exclude', (answer, present) => {
    const reps = TECHFLOW_REPS.map((rep) => ({ ...rep, active: present.includes(rep.id) }));
    const message = 'In German today, SAP, and let Jennifer Park or Mike Rodriguez call.';
    const brief = aBrief(aScene({ reps, lead: { ...TECHFLOW_LEAD, message } }));
    const judged = judgeAdvice({ ...aGoodAnswer(brief.key), ...answer }, brief.key);
    if (judged.kind === 'accepted') expect(present).toContain(judged.advice.choice);
  });
});
