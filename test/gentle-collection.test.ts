import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const FILE = new URL('../src/gentle-collection.ts', import.meta.url).href;

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
      const args = ['--input-type=module', '--eval', script];
      const seen = execFileSync(process.execPath, args, { encoding: 'utf8' });
      const [before, after] = JSON.parse(seen) as Record<string, number>[];
      expect(after).toEqual({ ...before, V8Worker: 19 });
      expect(before?.V8Worker).not.toBe(19);
    },
  );

  test('leaves nothing to be made in the old generation because its like has lived long', () => {
    const kept = `
      const make = (i) => ({ i, list: [i, i, i, i, i, i, i, i] });
      const kept = [];
      for (let i = 0; i < 400_000; i++) kept.push(make(i));`;
    const begin = `import { collectGently } from '${FILE}'; collectGently();`;
    expect(pretenured(kept)).toContain('maybe tenure');
    expect(pretenured(`${begin}${kept}`)).not.toContain('maybe tenure');
  });
});

/** What V8 tells of its decisions where to make objects. */
function pretenured(script: string): string {
  const args = ['--trace-pretenuring-statistics', '--input-type=module', '--eval', script];
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}
