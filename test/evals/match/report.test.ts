// Bars, options and tables: what is said about figures that are made up here.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { barsOf } from '../../../evals/match/bars.ts';
import { openEvaluationData } from '../../../evals/match/evaluation-data.ts';
import type { Findings } from '../../../evals/match/findings.ts';
import { readOptions, UsageError } from '../../../evals/match/options.ts';
import { sectionsOf } from '../../../evals/match/report/sections.ts';
import { markdownReport, terminalReport } from '../../../evals/match/report/text.ts';
import { spread } from '../../../evals/match/spread.ts';
import { aMatch, someFindings } from './some-findings.ts';

const missed = (findings: Findings) =>
  barsOf(findings).flatMap(({ what, holds }) => (holds ? [] : [what]));

describe('bars', () => {
  test('are met by figures above them', () => {
    expect(missed(someFindings())).toEqual([]);
  });

  test('name what is not met: the mean, and the lead over on-shift rotation', () => {
    const ten = Array.from({ length: 10 }, (_, k) => ({
      seed: k + 1,
      share: k === 0 ? 0.86 : 0.82,
    }));
    expect(missed(someFindings(ten))).toEqual([
      'specialist: at least 83',
      'specialist: 18 points over on-shift round robin',
    ]);
  });

  test('fewer than ten markets may lie below a bar by two standard errors, and no further', () => {
    const two = (a: number, b: number) => [
      { seed: 1, share: a },
      { seed: 2, share: b },
    ];
    expect(missed(someFindings(two(0.76, 0.88)))).toEqual([]);
    expect(missed(someFindings(two(0.82, 0.821)))).toContain(
      'specialist (within 2 errors): at least 83',
    );
  });

  test('five unseen markets may lie below a bar by two standard errors, and no further', () => {
    const unseen = (...shares: number[]) =>
      shares.map((own, i) => aMatch('overload', 101 + i, { Pointsman: own, 'round robin': 0.5 }));
    // Both have a mean of .745, the first with an error of .095, the second with one of .001.
    expect(missed(someFindings(undefined, { unseen: unseen(0.65, 0.84) }))).toEqual([]);
    expect(missed(someFindings(undefined, { unseen: unseen(0.744, 0.746) }))).toEqual([
      'overload (unseen, within 2 errors): at least 76',
    ]);
  });

  test('one market in which it falls behind round robin is enough, also an unseen one', () => {
    const unseen = [
      aMatch('thin', 101, { Pointsman: 0.8 }),
      aMatch('thin', 102, { Pointsman: 0.675, 'on-shift round robin': 0.6 }),
    ];
    const bars = barsOf(someFindings(undefined, { unseen }));
    const [bar] = bars.filter(({ holds }) => !holds);
    expect(bar?.what).toBe('in none of 4 markets more than 2 points behind round robin');
    expect(bar?.figure).toBe('−2.5 at worst (thin, seed 102)');
  });
});

describe('reports', () => {
  test('say what was left out for want of data', () => {
    const text = terminalReport(sectionsOf(someFindings()));
    expect(text.match(/so this part is left out/g)).toHaveLength(2);
  });

  test('give means with standard errors: .94 and 1.04 are 99.0 ± 5.0', () => {
    expect(markdownReport(sectionsOf(someFindings()))).toContain('| Pointsman | 99.0 ± 5.0 |');
  });

  test('a spread of 1, 2 and 3 has mean 2 and error 1 / √3', () => {
    expect(spread([1, 2, 3])).toEqual({
      mean: 2,
      error: expect.closeTo(1 / Math.sqrt(3), 9),
      least: 1,
      most: 3,
    });
    expect(spread([5]).error).toBe(0);
  });
});

describe('options', () => {
  test('ten seeds and five unseen ones unless told, two for a quick look', () => {
    expect(readOptions([])).toMatchObject({ seeds: 10, unseenSeeds: 5 });
    expect(readOptions(['--quick'])).toMatchObject({ seeds: 2, unseenSeeds: 0 });
  });

  test.for([
    ['--seeds', 'many'],
    ['--seeds', '0'],
    ['--sedes', '3'],
    ['--quick', '--seeds', '3'],
  ])('do not understand %s', (args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
  });
});

test('a folder without the evaluation data counts as absent', () => {
  vi.stubEnv('POINTSMAN_EVAL_DATA', mkdtempSync(join(tmpdir(), 'no-data-')));
  expect(openEvaluationData()).toBeNull();
  vi.unstubAllEnvs();
});
