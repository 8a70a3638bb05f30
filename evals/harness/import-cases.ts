// Reads an export of the decision log, one JSON object a line, and writes unlabelled cases.
import { readFile } from 'node:fs/promises';
import { casesOfDisputes, type Dispute } from '../../src/evals/disagreement.ts';
import { decide } from '../../src/routing/decide.ts';
import { scorerPick } from '../../src/routing/settle.ts';
import { UsageError } from './options.ts';

type Line = Omit<Dispute, 'snapshot' | 'scorerPick'> & {
  snapshot: Omit<Dispute['snapshot'], 'loads'> & { loads: Record<string, never> };
};

/** Says each case as a line; gives the exit code. @throws UsageError for a file that cannot be read */
export async function importCases(file: string, say: (line: string) => void): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`there is no file ${file}`);
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const disputes = lines.map((line): Dispute => {
    const { snapshot, ...rest } = JSON.parse(line) as Line;
    const whole = { ...snapshot, loads: new Map(Object.entries(snapshot.loads)) };
    return { ...rest, snapshot: whole, scorerPick: scorerPick(decide(whole)).repId };
  });
  for (const one of casesOfDisputes(disputes)) say(JSON.stringify(one));
  return 0;
}
