// Each guard on one sentence of an answer, by itself: its length, what it cites, whom it may speak of.
import { describe, expect, test } from 'vitest';
import { type Place, proseCheck } from '../../src/advisor/prose.ts';
import { NO_LOAD } from '../../src/roster/roster.ts';
import { aBrief, factId } from '../support/advice.ts';
import { aScene } from '../support/techflow.ts';

const loads = new Map([
  ['sarah', { ...NO_LOAD, open: 4 }],
  ['mike', { ...NO_LOAD, open: 7 }],
]);
const { key } = aBrief(aScene({ over: { loads } }));
const fact = (name: string) => factId(key, ...(name.split('@') as [string, string?]));
const alias = (id: string) => key.aliases.aliasOf(id) ?? '';
const [sarah, mike, jennifer] = [alias('sarah'), alias('mike'), alias('jennifer')];

/** What is wrong with a sentence of an answer that chooses Sarah, with Jennifer behind her. */
function wrong(place: Place, text: string, facts: readonly string[], reasoned: string[] = []) {
  const meant = { choice: sarah, backup: jennifer, reasonFacts: reasoned.map(fact) };
  return proseCheck(key, meant)({ text, facts: facts.map(fact) }, place).problems;
}
const ungrounded = (figure: string) => `“${figure}” is borne out by no cited fact`;

describe('a sentence', () => {
  const MOST = { reason: 420, talkingPoint: 420, nextStep: 420, conflict: 420 } as const;

  test.each(Object.entries({ summary: 700, backup: 300, ...MOST }))(
    'of a %s has at most %i characters',
    (place, most) => {
      const long = `it is longer than ${most} characters`;
      const of = (length: number) => wrong(place as Place, 'x'.repeat(length), ['source']);
      expect(of(most)).not.toContain(long);
      expect(of(most + 1)).toContain(long);
      expect(of(2 * most + 1)).toEqual([long]);
    },
  );

  test('is not empty, nor nothing but fact ids', () => {
    expect(wrong('reason', ' ', ['source'])).toContain('it is empty');
    expect(wrong('reason', '(F1, F2)', ['source'])).toContain('it is empty');
  });

  test('cites facts that there are, forty at most', () => {
    const check = proseCheck(key, { choice: sarah, backup: null, reasonFacts: [] });
    const citing = (facts: string[]) => check({ text: 'They fit.', facts }, 'reason').problems;
    const all = [...key.facts.keys()];
    const missing = ['it cites a fact that does not exist'];
    expect(citing([])).toEqual(['it cites no fact']);
    expect(citing(['F1', 'F999'])).toEqual(missing);
    expect(citing(all.slice(0, 40))).toEqual([]);
    expect(citing(all.slice(0, 41))).toEqual(missing);
  });

  test('that names nobody speaks of the choice, one about the backup of either', () => {
    const text = 'First contact takes 18 minutes.';
    const cited = ['response@jennifer'];
    expect(wrong('reason', text, cited)).toEqual([ungrounded('18 minutes')]);
    expect(wrong('reason', 'First contact takes 12 minutes.', ['response@sarah'])).toEqual([]);
    expect(wrong('backup', 'If first contact takes 18 minutes.', [], cited)).toEqual([]);
  });

  test('proposes a meeting as a step or a talking point, never as a reason', () => {
    const text = 'Arrange a 45-minute call.';
    expect(wrong('nextStep', text, ['source'])).toEqual([]);
    expect(wrong('talkingPoint', text, ['source'])).toEqual([]);
    expect(wrong('reason', text, ['source'])).toContain(ungrounded('45-minute'));
  });

  test('is held to the facts in its figures, its claims, its deeds and its words', () => {
    const reason = (text: string) => wrong('reason', text, ['source', 'language@sarah']);
    expect(reason(`${sarah} wins 87%.`)).toEqual([ungrounded('87%')]);
    expect(reason(`${sarah} speaks German.`)).toContain(
      '“German” says something that no cited fact says',
    );
    expect(reason('They attended the spring webinar.')).toContain(
      '“webinar” says something that no cited fact says',
    );
    expect(reason(`${sarah} can offer a discount.`)).toContain(
      '“offer discount” promises what nobody has agreed to',
    );
  });
});

describe('a talking point', () => {
  test('cites the lead and the account alone', () => {
    const text = 'Ask what they need.';
    expect(wrong('talkingPoint', text, ['source'])).toEqual([]);
    const problem = ['a talking point may cite facts of the lead and account only'];
    expect(wrong('talkingPoint', text, ['role@sarah'])).toEqual(problem);
    expect(wrong('talkingPoint', text, ['source', 'sla'])).toEqual(problem);
  });

  test('names no rep', () => {
    expect(wrong('talkingPoint', `Ask what ${mike} told them.`, ['source'])).toContain(
      'a talking point speaks of a rep',
    );
  });

  test('takes no figure from what is known of reps', () => {
    expect(wrong('talkingPoint', 'Expect an answer in 12 minutes.', ['source'])).toEqual([
      ungrounded('12 minutes'),
    ]);
    expect(wrong('talkingPoint', 'Ask about their 850 employees.', ['source'])).toEqual([]);
  });
});

test('a step tells the lead nothing of what is known of a rep', () => {
  const problem = 'what we know of a rep is nothing to tell the lead';
  const text = 'Tell them that an answer comes soon.';
  expect(wrong('nextStep', text, ['response@sarah'])).toContain(problem);
  expect(wrong('nextStep', text, ['source'])).not.toContain(problem);
  expect(wrong('nextStep', 'Call before the others do.', ['response@sarah'])).toEqual([]);
});

test('a summary counts on what the reasons cite', () => {
  const text = `${mike} holds 7 open leads.`;
  expect(wrong('summary', text, [], ['load@mike'])).toEqual([]);
  expect(wrong('summary', text, [], ['load@sarah'])).toEqual([ungrounded('7')]);
});
