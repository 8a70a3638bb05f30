import { describe, expect, test } from 'vitest';
import { lintUncovered } from '../../../src/policy/lint/coverage-gaps.ts';
import { leadShapes } from '../../../src/policy/lint/shapes.ts';
import type { Must } from '../../../src/policy/must/must.ts';
import { type PolicyInput, policyDocumentSchema } from '../../../src/policy/policy.ts';
import type { Rep } from '../../../src/roster/rep.ts';
import { takersAt } from '../../../src/selection/rules/who-may-take.ts';
import { aProfile, aRep } from '../../support/builders.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const must = [
  { kind: 'active', code: 'active' },
  { kind: 'territory', code: 'territory' },
  { kind: 'language', code: 'language' },
] as const;
const onShift = { kind: 'on_shift', code: 'on_shift' } as const;

function uncovered(
  policy: Partial<PolicyInput>,
  reps: readonly Rep[],
  samples: ReturnType<typeof aProfile>[] = [],
) {
  const document = policyDocumentSchema.parse({ name: 'mine', ...policy });
  const shapes = leadShapes(document, reps, samples);
  return lintUncovered(document, reps, shapes, takersAt(document, reps), NOW);
}

const shift = (timeZone: string, from: string, to: string, weekend = false) => ({
  timeZone,
  week: Object.fromEntries(
    (
      ['mon', 'tue', 'wed', 'thu', 'fri', ...(weekend ? (['sat', 'sun'] as const) : [])] as const
    ).map((day) => [day, [[from, to] as [string, string]]]),
  ),
});
const berlin = aRep({
  id: 'berlin',
  languages: ['de', 'en'],
  hours: shift('Europe/Berlin', '08:00', '18:00'),
});
const always = aRep({ id: 'always', languages: ['en'] });

describe('hours that nobody covers', () => {
  test('are told once for every lead, with the nights and the weekend', () => {
    expect(uncovered({ must: [...must, onShift] }, [berlin])).toEqual([
      {
        code: 'uncovered_hours',
        severity: 'warning',
        path: '/must',
        sentence:
          'Nobody who may take a lead is on shift for 118 of the week’s 168 hours: 18:00 to 08:00 on 4 nights, and the longest stretch from Friday 18:00 to Monday 08:00 (Europe/Berlin). Such leads wait in the queue.',
        todo: 'Add a shift, or relax the rule about shifts in "fallback".',
      },
    ]);
  });

  test('are a note where no rule about shifts keeps the lead waiting', () => {
    const [finding] = uncovered({ must: [...must] }, [berlin]);
    expect(finding).toMatchObject({
      severity: 'note',
      sentence: expect.stringMatching(/They are assigned, and first seen when the shift opens\.$/),
    });
  });

  test('of one language are told when they are more than those of every lead', () => {
    const found = uncovered({ must: [...must, onShift] }, [berlin, always]);
    expect(found.map((one) => one.sentence)).toEqual([
      expect.stringMatching(/^Nobody who may take a lead in language de is on shift for 118 /),
    ]);
  });

  test('are none where a fallback reaches somebody on shift', () => {
    const fallback = [{ relax: 'language' }];
    expect(uncovered({ must: [...must, onShift], fallback }, [berlin, always])).toEqual([]);
  });

  test('of an evening only are a daily habit, in the zone of most reps', () => {
    const day = aRep({ id: 'day', hours: shift('America/New_York', '00:00', '20:30', true) });
    const late = aRep({ id: 'late', hours: shift('America/New_York', '22:00', '24:00', true) });
    expect(uncovered({ must: [...must] }, [day, late])[0]?.sentence).toContain(
      'for 10.5 of the week’s 168 hours: 20:30 to 22:00 on 7 days (America/New_York).',
    );
  });

  test('are the same whether or not the clocks change next week', () => {
    const before = uncovered({ must: [...must] }, [berlin]);
    const document = policyDocumentSchema.parse({ name: 'mine', must: [...must] });
    const atChange = Date.parse('2026-03-25T10:00:00Z');
    const shapes = leadShapes(document, [berlin], []);
    expect(
      lintUncovered(document, [berlin], shapes, takersAt(document, [berlin]), atChange),
    ).toEqual(before);
  });

  test('say how many leads of late came then', () => {
    const at = (receivedAt: string, id: string) => aProfile({ id, receivedAt, language: 'de' });
    const samples = [
      at('2026-02-28T12:00:00Z', 'saturday'),
      at('2026-02-24T20:00:00Z', 'tuesday night'),
      at('2026-02-24T12:00:00Z', 'tuesday noon'),
    ];
    const [finding] = uncovered({ must: [...must, onShift] }, [berlin], samples);
    expect(finding?.sentence).toMatch(/ 2 of the last 3 leads came then\.$/);
  });

  test('a rule by the clock opens a gap of its own', () => {
    const night: Must = {
      kind: 'team',
      code: 'night',
      teams: ['night'],
      when: 'hour(now, "UTC") >= 22.0',
    };
    expect(uncovered({ must: [...must, night] }, [always])[0]?.sentence).toContain(
      'for 14 of the week’s 168 hours: 22:00 to 00:00 on 7 nights (UTC). Such leads wait',
    );
  });

  test('a kind of lead that nobody may ever take is a gap of another sort', () => {
    const only = aRep({ languages: ['de'], hours: shift('Europe/Berlin', '08:00', '18:00') });
    const found = uncovered(
      { must: [...must, onShift] },
      [only],
      [aProfile({ id: 's', language: 'pt' })],
    );
    expect(found.map((one) => one.sentence).join()).not.toContain('pt');
  });

  test('kinds of lead with the same hours share a finding', () => {
    const rep = aRep({
      id: 'dach',
      languages: ['de', 'fr'],
      hours: shift('UTC', '08:00', '18:00'),
    });
    const [finding] = uncovered({ must: [...must, onShift] }, [rep, always]);
    expect(finding?.sentence).toContain('a lead in language de or in language fr is on shift');
  });

  test('of single kinds are noted when their own working day is open, or leads came at night', () => {
    const half = aRep({ ...berlin, hours: shift('Europe/Berlin', '08:00', '13:00') });
    const german = (rep: Rep, samples: ReturnType<typeof aProfile>[] = []) =>
      uncovered({ must: [...must] }, [rep, always], samples).map((one) => one.severity);
    expect(german(berlin)).toEqual([]);
    expect(german(half)).toEqual(['note']);
    const night = aProfile({ id: 's', receivedAt: '2026-02-24T20:00:00Z', language: 'de' });
    expect(german(berlin, [night])).toEqual(['note']);
  });
});
