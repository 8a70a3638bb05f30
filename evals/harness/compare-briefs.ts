// Plays the given answers beside plain words, for the page that sets them side by side.
import { loadPrompt } from '../../src/io/llm/prompts.ts';
import { chosenOf, sideBySide } from '../report/side-by-side.ts';
import { FOLDERS } from './material.ts';
import { readOptions } from './options.ts';
import { openShelf, type Shelf } from './recordings.ts';
import type { Material } from './run-prompt.ts';
import { runSuite } from './suite.ts';

/** Whose answers they are, and to which prompt. */
const GIVEN = { model: 'claude-relayed', prompt: 'advise/1' } as const;

/** The page. @throws Error when a case's answer cannot be read */
export async function comparedBriefs({
  cases,
  policies,
}: Pick<Material, 'cases' | 'policies'>): Promise<string> {
  const answers = new Map<string, string>();
  const shelf = listening(await openShelf(`${FOLDERS.recordings}/${GIVEN.model}`), answers);
  const { target } = readOptions(['--model', GIVEN.model], {});
  const runs = await runSuite({
    ...{ cases, policies, target, provider: target.provider, repeats: 1, concurrency: 4 },
    prompt: await loadPrompt(GIVEN.prompt, FOLDERS.prompts),
    source: { kind: 'recorded', shelf },
    contestants: ['scorer', 'pipeline'],
    progress: () => {},
    leftOut: () => {},
  });
  const of = (caseId: string, contestant: string) =>
    runs.find((run) => run.caseId === caseId && run.contestant === contestant)?.answer;
  const answered = cases
    .filter(({ id }) => answers.has(id) && of(id, 'pipeline') !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const compared = chosenOf(answered).flatMap((one) => {
    const [plain, shown] = [of(one.id, 'scorer'), of(one.id, 'pipeline')];
    if (plain === undefined || shown === undefined) return [];
    return [{ one, plain, shown, given: JSON.parse(answers.get(one.id) ?? '{}') }];
  });
  return sideBySide(compared, answered.length);
}

/** A shelf that tells the last answer that each case was given. */
function listening(shelf: Shelf, answers: Map<string, string>): Shelf {
  return {
    ...shelf,
    find: (asked) => {
      const found = shelf.find(asked);
      const body = found?.response.body as { content?: { text?: string }[] } | undefined;
      const text = body?.content?.[0]?.text;
      if (text !== undefined) answers.set(asked.caseId, text);
      return found;
    },
  };
}
