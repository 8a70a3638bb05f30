// Absences: in force from their first instant until their last, with whoever stands in.
import { expect, test } from 'vitest';
import { absenceAt } from '../../src/roster/absence.ts';

const away = (from: string, to: string, delegateId: string | null = null, reason?: string) => ({
  from,
  to,
  delegateId,
  ...(reason === undefined ? {} : { reason }),
});
const at = (iso: string): number => Date.parse(iso);

test('an absence holds from its first instant and is over at its last', () => {
  const rep = { absences: [away('2026-08-03T09:00:00+02:00', '2026-08-05T09:00:00+02:00')] };
  expect(absenceAt(rep, at('2026-08-03T06:59:59Z'))).toBeNull();
  expect(absenceAt(rep, at('2026-08-03T07:00:00Z'))?.untilMs).toBe(at('2026-08-05T07:00:00Z'));
  expect(absenceAt(rep, at('2026-08-05T07:00:00Z'))).toBeNull();
});

test('absences that touch or overlap count as one, and the longer one names the delegate', () => {
  const rep = {
    absences: [
      away('2026-08-10T00:00:00Z', '2026-08-12T00:00:00Z'),
      away('2026-08-01T00:00:00Z', '2026-08-05T00:00:00Z', 'kim', 'training'),
      away('2026-08-04T00:00:00Z', '2026-08-10T00:00:00Z', null, 'holiday'),
    ],
  };
  expect(absenceAt(rep, at('2026-08-04T12:00:00Z'))).toEqual({
    untilMs: at('2026-08-12T00:00:00Z'),
    delegateId: 'kim',
    reason: 'holiday',
  });
  expect(absenceAt(rep, at('2026-08-06T12:00:00Z'))?.delegateId).toBeNull();
});
