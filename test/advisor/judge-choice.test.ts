import { describe, expect, test } from 'vitest';
import { CHOICE_JSON_SCHEMA } from '../../src/advisor/choice-answer.ts';
import { judgeChoice } from '../../src/advisor/judge-choice.ts';
import { aChoice, aChoiceBrief, factId } from '../support/advice.ts';
import { aRep } from '../support/builders.ts';
import { aScene, TECHFLOW_LEAD, TECHFLOW_REPS } from '../support/techflow.ts';

const { key } = aChoiceBrief(aScene({}));
const alias = (id: string) => key.aliases.aliasOf(id) ?? 'R1';

describe('the form of a choice', () => {
  test('every key is required and none besides, without limits', () => {
    const { properties, required, additionalProperties } = CHOICE_JSON_SCHEMA as {
      properties: object;
      required: string[];
      additionalProperties: unknown;
    };
    expect(required).toEqual(Object.keys(properties));
    expect(required).toEqual(['needs', 'suspected', 'choice', 'backup', 'confidence', 'deciding']);
    expect(additionalProperties).toBe(false);
    expect(JSON.stringify(CHOICE_JSON_SCHEMA)).not.toMatch(/"(?:max|min)\w+"|"pattern"|"format"/);
  });
});

describe('judgeChoice', () => {
  test('a choice within the margin stands, with the facts that decided', () => {
    const deciding = [factId(key, 'record', 'sarah'), factId(key, 'response', 'mike')];
    expect(judgeChoice(aChoice(key, { deciding }), key)).toMatchObject({
      kind: 'accepted',
      choice: 'sarah',
      backup: 'mike',
      deciding,
      suspected: [],
    });
  });

  test('facts that decide nothing, or do not exist, cost no choice', () => {
    const source = factId(key, 'source');
    const judged = judgeChoice(aChoice(key, { deciding: ['F999', source, source] }), key);
    expect(judged).toMatchObject({ kind: 'accepted', choice: 'sarah', deciding: [source] });
    expect(judgeChoice(aChoice(key, { deciding: [] }), key)).toMatchObject({ kind: 'accepted' });
  });

  test('a backup that is the choice, or nobody who was offered, is none', () => {
    for (const backup of [alias('sarah'), 'R8'])
      expect(judgeChoice({ ...aChoice(key), backup }, key)).toMatchObject({
        kind: 'accepted',
        backup: null,
      });
  });

  test('beyond the margin, unknown or nobody: refused, and told what may be chosen', () => {
    const choose = (choice: string) => judgeChoice({ ...aChoice(key), choice }, key);
    expect(choose(alias('jennifer'))).toMatchObject({
      reason: 'advisor_outside_margin',
      problems: [expect.stringMatching(/may not be chosen; choose among R\d, R\d$/)],
    });
    expect(choose('R7')).toMatchObject({ reason: 'advisor_unknown_candidate' });
    expect(choose('Michelle')).toMatchObject({ reason: 'advisor_unknown_candidate' });
    expect(choose('NONE')).toMatchObject({ reason: 'advisor_declined_to_choose', problems: [] });
    expect(judgeChoice({ choice: 'R1' }, key)).toMatchObject({ reason: 'advisor_wrong_schema' });
  });

  test('a verified need carries a choice past the margin; words of a suspected fact carry nothing', () => {
    const greta = aRep({
      id: 'greta',
      name: 'Greta Holm',
      languages: ['en', 'de'],
      records: [{ rate: 0.3 }],
    });
    const quote = 'sucht eine neue Lösung für das Lager';
    const brief = aChoiceBrief(
      aScene({
        reps: [...TECHFLOW_REPS, greta],
        lead: {
          ...TECHFLOW_LEAD,
          message: `Unser Werk spricht kaum Englisch und ${quote}.`,
          language: 'en',
        },
      }),
    );
    const choice = brief.key.aliases.aliasOf('greta') ?? 'R1';
    const needs = [{ kind: 'language' as const, value: 'German', quote }];
    const answer = { ...aChoice(brief.key, { needs }), choice };
    expect(judgeChoice(answer, brief.key)).toMatchObject({ kind: 'accepted', choice: 'greta' });
    const suspected = [factId(brief.key, 'message')];
    expect(judgeChoice({ ...answer, suspected }, brief.key)).toMatchObject({
      kind: 'refused',
      reason: 'advisor_outside_margin',
      suspected,
    });
  });

  test('suspicion of nothing in particular means all that they wrote', () => {
    const brief = aChoiceBrief(aScene({ lead: { ...TECHFLOW_LEAD, message: 'Hello there.' } }));
    const { suspected } = judgeChoice(aChoice(brief.key, { suspected: ['F999'] }), brief.key);
    expect(suspected).toContain(factId(brief.key, 'message'));
    const rep = factId(brief.key, 'record', 'sarah');
    expect(
      judgeChoice(aChoice(brief.key, { suspected: [rep] }), brief.key).suspected,
    ).not.toContain(rep);
  });
});
