// Ten briefs side by side, in Markdown: plain words, what a model answered, and what of it is shown.
import type { EvalCase } from '../../src/evals/case.ts';
import type { CaseAnswer } from '../gate/run.ts';

export type Compared = {
  one: EvalCase;
  plain: CaseAnswer;
  /** The model's last answer, as it came: reps by alias. */
  given: Record<string, unknown>;
  shown: CaseAnswer;
};

const MOST = 10;
const EVERY = 3;

/** Every third case by id, ten of them: nobody picks. */
export function chosenOf<T>(sorted: readonly T[]): T[] {
  return sorted.filter((_, i) => i % EVERY === 0).slice(0, MOST);
}

/** The page, as `npm run eval -- --side-by-side` prints it. */
export function sideBySide(compared: readonly Compared[], of: number): string {
  return [
    '# Ten briefs side by side',
    '',
    `Printed by \`npm run --silent eval -- --side-by-side\`: of the ${of} cases that a Claude model answered on \`advise/1\`, by id, every third until there are ten. First the words that need no model, then the answer as it came (reps by alias), then what is shown of it now. No model has answered \`advise/2\` yet.`,
    '',
    ...compared.flatMap(section),
  ].join('\n');
}

function section({ one, plain, given, shown }: Compared): string[] {
  const asked = one.lead.message === undefined ? [] : [`> ${oneLine(one.lead.message ?? '')}`, ''];
  const left = shown.dropped ?? [];
  return [
    `## ${one.id}`,
    '',
    ...asked,
    ...brief(`Plain, for ${plain.pickName ?? 'nobody'}`, plain),
    ...brief(`The answer as it came, for ${given.choice}`, asGiven(given)),
    ...brief(`Shown, for ${shown.pickName ?? 'nobody'}`, shown),
    ...(left.length === 0
      ? ['Nothing of the answer is left out.']
      : ['Left out:', '', ...left.map((line) => `- ${oneLine(line)}`)]),
    '',
  ];
}

type Prose = {
  summary: string;
  reasons: readonly { text: string }[];
  talkingPoints: readonly { text: string }[];
  nextSteps: readonly { text: string }[];
};

function brief(heading: string, { summary, reasons, talkingPoints, nextSteps }: Prose): string[] {
  const listed = (name: string, of: Prose['reasons']) =>
    of.map(({ text }) => `- ${name}: ${oneLine(text)}`);
  return [
    `**${heading}**`,
    '',
    `- summary: ${oneLine(summary)}`,
    ...listed('reason', reasons),
    ...listed('point', talkingPoints),
    ...listed('step', nextSteps),
    '',
  ];
}

function asGiven(given: Record<string, unknown>): Prose {
  const { summary, reasons, talkingPoints, nextSteps } = given as Partial<Prose>;
  return {
    summary: summary ?? '',
    ...{ reasons: reasons ?? [], talkingPoints: talkingPoints ?? [], nextSteps: nextSteps ?? [] },
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
