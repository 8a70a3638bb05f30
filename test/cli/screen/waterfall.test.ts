import { expect, test } from 'vitest';
import { scaleOf, waterfall } from '../../../src/cli/screen/waterfall.ts';

const EVIDENCE = "36 of 175 deals, shrunk 26 % towards the team's 35 %";
const candidate = {
  score: 32,
  parts: [
    { code: 'team', label: 'Team’s win rate', points: 45, evidence: '45 % over the team' },
    { code: 'record', label: 'Own record', points: -13, evidence: EVIDENCE },
    { code: 'size', label: 'Company size', points: 0.01, evidence: 'hardly anything' },
  ],
};
const drawn = (width: number) =>
  waterfall({ paint: (_, text) => text, width }, candidate, scaleOf([candidate]));

test('long evidence goes on in the next line, in its own column, and nothing of it is lost', () => {
  for (const width of [60, 80, 100, 110]) {
    const lines = drawn(width);
    const at = (lines[0] ?? '').indexOf('45 % over');
    const said = lines.map((line) => line.slice(at).trim()).join(' ');
    expect(said).toContain(EVIDENCE);
    expect(lines.every((line) => line.length <= width)).toBe(true);
  }
});

test('a part that counts next to nothing is only counted', () => {
  expect(drawn(100).join('\n')).not.toContain('Company size');
  expect(drawn(100).at(-1)).toContain('1 more count 0');
});
