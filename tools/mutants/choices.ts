// Guards on the choice itself, apart from what is written about it, and on what a model is shown for it.
import { inFile } from './in-file.ts';
import type { Mutant } from './mutant.ts';

const CHOICE = inFile(
  'src/advisor/judge-choice.ts',
  ['test/advisor/judge-choice.test.ts', 'test/advisor/judge.test.ts'],
  [
    {
      rule: 'a choice outside the margin is refused',
      from: 'if (held.mayBeChosen(choice)) return null;',
      to: 'return null;',
    },
    {
      rule: 'NONE chooses nobody',
      from: "if (alias === 'NONE') return",
      to: 'if (false) return',
    },
    {
      rule: 'the choice does not stand in for itself',
      from: 'backup: backup === choice ? null : backup,',
      to: 'backup,',
    },
    {
      rule: 'what decided was shown, and gave no orders',
      from: '.filter((id) => key.facts.has(id) && !suspected.includes(id))',
      to: '',
    },
    {
      rule: 'no more than four facts decide',
      from: '.slice(0, MOST_DECIDING)',
      to: '',
    },
    {
      rule: 'a need is borne by no fact that gives orders',
      from: 'claimedNeeds(answer.needs, withoutFacts(key, suspected))',
      to: 'claimedNeeds(answer.needs, key)',
    },
  ],
);

const LANGUAGE = inFile(
  'src/advisor/prose-language.ts',
  ['test/advisor/judge.test.ts'],
  [
    {
      rule: 'prose is in the policy’s language',
      from: 'if (!found.known || found.value === wanted) return null;',
      to: 'return null;',
    },
  ],
);

const DATA_PAGE = inFile(
  'src/advisor/data-page.ts',
  ['test/advisor/brief.test.ts', 'test/advisor/choice-request.test.ts'],
  [
    {
      rule: 'the lead’s words do not close the block that they stand in',
      from: ".replaceAll(boundary, '')",
      to: '',
    },
  ],
);

export const CHOICES: readonly Mutant[] = [...CHOICE, ...LANGUAGE, ...DATA_PAGE];
