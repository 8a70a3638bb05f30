import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';

const FILE = new URL('../src/gentle-collection.ts', import.meta.url).href;

const GENTLY = `import { collectGently } from '${FILE}'; collectGently();`;
const MAKE_MUCH = `
  const make = (i) => ({ i, list: [i, i, i, i, i, i, i, i] });
  const kept = [];
  for (let i = 0; i < 400_000; i++) kept.push(make(i));`;

describe('collectGently', () => {
  test.runIf(process.platform === 'linux')(
    'sets back V8’s helper threads and leaves the one that answers as it is',
    () => {
      const script = `
        import { readdirSync, readFileSync } from 'node:fs';
        import { getPriority } from 'node:os';
        import { collectGently } from '${FILE}';
        const priorities = () => Object.fromEntries(readdirSync('/proc/self/task').map((thread) => {
          const name = readFileSync('/proc/self/task/' + thread + '/comm', 'utf8').trim();
          return [name, getPriority(Number(thread))];
        }));
        const before = priorities();
        collectGently();
        console.log(JSON.stringify([before, priorities()]));`;
      const [before, after] = JSON.parse(said(script)) as Record<string, number>[];
      expect(after).toEqual({ ...before, V8Worker: 19 });
      expect(before?.V8Worker).not.toBe(19);
    },
  );

  test.runIf(availableParallelism() > 1)(
    'lets no pause for the young generation wait for a helper',
    () => {
      expect(helpersInScavenges(MAKE_MUCH)).toBeGreaterThan(0);
      expect(helpersInScavenges(`${GENTLY}${MAKE_MUCH}`)).toBe(0);
    },
  );

  test('leaves nothing to be made in the old generation because its like has lived long', () => {
    expect(pretenured(MAKE_MUCH)).toContain('maybe tenure');
    expect(pretenured(`${GENTLY}${MAKE_MUCH}`)).not.toContain('maybe tenure');
  });
});

/** What V8 tells of its decisions where to make objects. */
function pretenured(script: string): string {
  return said(script, '--trace-pretenuring-statistics');
}

/** How many threads beside the first took part in collections of the young generation, summed. */
function helpersInScavenges(script: string): number {
  const lines = said(script, '--trace-gc', '--trace-parallel-scavenge').split('\n');
  const parts = lines.filter((line) => line.includes('] scavenge['));
  const pauses = lines.filter((line) => line.includes(' ms: Scavenge '));
  expect(pauses.length).toBeGreaterThan(3);
  return parts.length - pauses.length;
}

function said(script: string, ...flags: string[]): string {
  const args = [...flags, '--input-type=module', '--eval', script];
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}
