// Five hundred rule worlds, decided by the core and by an oracle that knows nothing of it.
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/selection/decide.ts';
import { everyRow } from '../../../src/selection/rows.ts';
import { asSnapshot } from './as-snapshot.ts';
import { worldOf } from './draw.ts';
import { judge, type Verdict } from './oracle.ts';
import type { World } from './world.ts';

function decided(world: World): Verdict {
  const evaluation = decide(asSnapshot(world));
  const rows = everyRow(evaluation, null);
  return {
    tier: evaluation.tier,
    relaxed: [...evaluation.relaxed],
    order: rows.filter((row) => row.standing === 'eligible').map((row) => row.rep.id),
    excluded: Object.fromEntries(
      rows
        .filter((row) => row.standing === 'excluded')
        .map((row) => [row.rep.id, row.excludedBy.map((exclusion) => exclusion.rule)]),
    ),
  };
}

describe('a rule world is decided as the written rules say', () => {
  const seen = { chosen: 0, nobody: 0, relaxed: 0, tiered: 0, manyRules: 0 };

  test.each([0, 1, 2, 3, 4])(
    'hundred %i of 0 to 4',
    (hundred) => {
      for (let seed = 100 * hundred; seed < 100 * hundred + 100; seed++) {
        const world = worldOf(seed);
        expect(world.rules.length).toBeGreaterThanOrEqual(8);
        expect(world.rules.length).toBeLessThanOrEqual(15);
        const verdict = judge(world);
        expect({ seed, ...decided(world) }).toEqual({ seed, ...verdict });
        seen.chosen += verdict.order.length > 1 ? 1 : 0;
        seen.nobody += verdict.order.length === 0 ? 1 : 0;
        seen.relaxed += verdict.relaxed.length > 0 ? 1 : 0;
        seen.tiered += verdict.tier === null ? 0 : 1;
        seen.manyRules += world.rules.length >= 12 ? 1 : 0;
      }
    },
    60_000,
  );

  test('and the worlds try choices, empty shortlists, fallbacks, tiers and many rules', () => {
    expect(Object.entries(seen).filter(([, count]) => count < 50)).toEqual([]);
  });
});
