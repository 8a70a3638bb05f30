import { describe, expect, test } from 'vitest';
import { judgeBrief, mendedBrief, wantsMending } from '../../src/advisor/judge-brief.ts';
import { mendRequest } from '../../src/advisor/mend-request.ts';
import { aBriefAnswer, aBriefPart, factId } from '../support/advice.ts';
import { aScene } from '../support/techflow.ts';

const { request, key } = aBriefPart(aScene({}), 'sarah', 'mike');
const picked = { repId: 'sarah', backupId: 'mike', deciding: [] };
const source = factId(key, 'source');
const UNTRUE = { text: 'Mention our 20% discount.', facts: [source] };

function judged(over: Parameters<typeof aBriefAnswer>[2] = {}) {
  const found = judgeBrief(aBriefAnswer(key, 'sarah', over), key, picked);
  if (found === null) throw new Error('it has another form');
  return found;
}

describe('judgeBrief', () => {
  test('every sentence of a brief that keeps to the facts stands, with names for aliases', () => {
    const { held, failed } = judged();
    expect(failed).toEqual([]);
    expect(held.map(({ place }) => place)).toEqual([
      'summary',
      'reason',
      'opening',
      'point',
      'step',
    ]);
    expect(held[0]?.cited.text).toMatch(/^Sarah Chen ranks first/);
  });

  test('a sentence that fails falls alone, and is worth a call only where its place is empty', () => {
    const reasons = aBriefAnswer(key, 'sarah').reasons;
    const one = judged({ reasons: [...reasons, UNTRUE] });
    expect(one.failed).toMatchObject([{ place: 'reason', sentence: UNTRUE }]);
    expect(wantsMending(one)).toBe(false);
    expect(wantsMending(judged({ reasons: [UNTRUE] }))).toBe(true);
    expect(wantsMending(judged({ opening: UNTRUE }))).toBe(true);
    expect(wantsMending(judged({ steps: [UNTRUE] }))).toBe(false);
  });

  test('prose in another language is no brief', () => {
    const summary =
      'Sie steht an erster Stelle und antwortet meistens sehr schnell auf neue Anfragen der Kunden.';
    const { held, failed } = judged({
      summary,
      opening: { text: 'Fragen Sie, was sich zuerst ändern muss und warum.', facts: [source] },
      points: [],
      reasons: [],
      steps: [],
    });
    expect(held).toEqual([]);
    expect(failed[0]?.why[0]).toContain('write all prose in the language “en”');
  });

  test('an answer of another form is none', () => {
    expect(judgeBrief({ summary: 'x' }, key, picked)).toBeNull();
    expect(judgeBrief(null, key, picked)).toBeNull();
  });
});

describe('a repair', () => {
  const broken = judged({ opening: UNTRUE, summary: 'It is worth 999 million.' });

  test('sends only the sentences that failed, each with why, behind the same page', () => {
    const repair = mendRequest(request, broken.failed);
    const text = repair.messages[0]?.text ?? '';
    expect(repair.system).toBe(request.system);
    expect(text.startsWith(request.messages[0]?.text ?? '-')).toBe(true);
    expect(text).toMatch(/S1 summary: It is worth 999 million\. \[\]\n {3}[^\n]*“999 million”/);
    expect(text).toContain(`S2 opening: Mention our 20% discount. [${source}]`);
    expect(text).not.toContain('leads the list');
  });

  test('its answer replaces only those, and what fails again stays out', () => {
    const answer = {
      sentences: [
        { id: 'S1', text: 'It is worth 998 million.', facts: [] },
        { id: 'S2', text: 'Ask what made them get in touch today.', facts: [source] },
        { id: 'S9', text: 'Ask what has to change first.', facts: [source] },
      ],
    };
    const { held, failed } = mendedBrief(answer, broken, key, picked);
    expect(held.map(({ place }) => place)).toEqual(['reason', 'point', 'step', 'opening']);
    expect(failed.map(({ place }) => place)).toEqual(['summary']);
  });

  test('an empty text leaves its place empty, and an answer of another form changes nothing', () => {
    const empty = { sentences: [{ id: 'S2', text: ' ', facts: [] }] };
    expect(mendedBrief(empty, broken, key, picked).held).toEqual(broken.held);
    expect(mendedBrief('no', broken, key, picked)).toEqual(broken);
  });
});
