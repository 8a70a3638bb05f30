// The request to a second reader: the facts that a brief was written from, and its sentences with what each
// does and cites. One call for all of them, in nobody's name.
import { z } from 'zod';
import type { Fact } from '../reasoning/facts/fact.ts';
import { sentSchema } from './answer.ts';
import type { AdviceKey } from './brief.ts';
import { dataPage, factLine, fenced, repLines } from './data-page.ts';
import type { AdvisorRequest } from './exchange.ts';
import type { LookPrompt } from './prompt.ts';

const lookSchema = z.object({
  sentences: z.array(
    z.object({
      id: z.string().describe('The id of the sentence, such as "S1".'),
      unsupported: z.string().describe('The words that do not follow; empty when all do.'),
      follows: z.boolean(),
    }),
  ),
});

export const LOOK_SCHEMA_NAME = 'second_look';
const LOOK_JSON_SCHEMA = sentSchema(lookSchema);

/** A sentence as a second reader sees it: reps by alias. */
export type Doubted = {
  /** What it does ("tell", "ask", "do"), or where it stands where nothing is said of that. */
  does: string;
  text: string;
  /** None for a summary, which rests on all of them. */
  facts: readonly string[];
};

const IS_THEIRS = { lead: true, account: true, rep: false, policy: false } as const;

const lookId = (place: number) => `S${place + 1}`;

/** The request about sentences, with the key that was made with the request for their brief. */
export function lookRequest(
  prompt: LookPrompt,
  { facts, aliases, boundary }: Pick<AdviceKey, 'facts' | 'aliases' | 'boundary'>,
  sentences: readonly Doubted[],
): AdvisorRequest {
  const all = [...facts.values()];
  const told = (of: (fact: Fact) => boolean) =>
    all.filter(of).map((fact) => fenced(factLine(fact), boundary));
  const known = aliases.order.filter((id) => all.some(({ repId }) => repId === id));
  const message = told(({ kind }) => kind === 'message');
  const page = dataPage(
    [
      ['Lead and account', told(({ about, kind }) => IS_THEIRS[about] && kind !== 'message')],
      ['Reps', repLines(all, aliases, known)],
      ['Policy', told(({ about }) => about === 'policy')],
      [
        'What the lead wrote',
        message.length === 0 ? [] : [`<${boundary}>`, ...message, `</${boundary}>`],
      ],
      ['Sentences', sentences.map((one, i) => fenced(line(one, i), boundary))],
    ],
    'Say of each sentence whether it follows from the facts.',
  );
  return {
    system: prompt.text,
    messages: [{ role: 'user', text: page }],
    schemaName: LOOK_SCHEMA_NAME,
    schema: LOOK_JSON_SCHEMA,
    maxOutputTokens: prompt.maxOutputTokens,
  };
}

function line({ does, text, facts }: Doubted, place: number): string {
  const cited = facts.length === 0 ? '' : ` [${facts.join(', ')}]`;
  return `${lookId(place)} ${does}: ${text}${cited}`;
}

/** What a second reader says of each sentence; null where nothing is said, and where all of it is unreadable. */
export function readLook(json: unknown, count: number): (boolean | null)[] | null {
  const parsed = lookSchema.safeParse(json);
  if (!parsed.success) return null;
  return Array.from({ length: count }, (_, place) => {
    const said = parsed.data.sentences.filter(({ id }) => id === lookId(place));
    return said.length === 0 ? null : said.every(({ follows }) => follows);
  });
}
