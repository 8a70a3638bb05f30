// The stand-in behind the OpenAI chat protocol, as a fetch: requests and answers cross the same HTTP
// boundary as with a real provider.
import { z } from 'zod';
import { BRIEF_SCHEMA_NAME, MENDED_SCHEMA_NAME } from '../../src/advisor/brief-answer.ts';
import { CHOICE_SCHEMA_NAME } from '../../src/advisor/choice-answer.ts';
import { BARE_SCHEMA_NAME } from './bare-model.ts';
import { readAndAnswer, readAndBrief, readAndChoose } from './simulated-reader.ts';

const requestSchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(2),
  response_format: z.object({ json_schema: z.object({ name: z.string() }) }).optional(),
});

/** The name under which everything simulated is labelled. */
export const SIMULATED = 'simulated';

/** A chat completion for the body of a request, the same for the same body. */
export function simulatedCompletion(body: string): string {
  const { messages, response_format: form } = requestSchema.parse(JSON.parse(body));
  const [system, data, ...later] = messages.map(({ content }) => content);
  const json = answerTo(form?.json_schema.name, system ?? '', data ?? '', later);
  const content = JSON.stringify(json);
  return JSON.stringify({
    id: SIMULATED,
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: {
      prompt_tokens: Math.ceil(((system ?? '').length + (data ?? '').length) / 4),
      completion_tokens: Math.ceil(content.length / 4),
      prompt_tokens_details: { cached_tokens: 0 },
    },
  });
}

/** The answer in the form that is asked for; `later` are corrective turns. */
export function answerTo(
  form: string | undefined,
  system: string,
  data: string,
  later: string[],
): unknown {
  switch (form) {
    case BARE_SCHEMA_NAME:
      return plainChoice(data);
    case CHOICE_SCHEMA_NAME:
      return readAndChoose(system, data, later);
    case BRIEF_SCHEMA_NAME:
      return readAndBrief(data);
    case MENDED_SCHEMA_NAME:
      return { sentences: [] };
    default:
      return readAndAnswer(system, data, later);
  }
}

/** Stands in for fetch. */
export const simulatedFetch: typeof globalThis.fetch = async (_, init) =>
  new Response(simulatedCompletion(String(init?.body)), {
    headers: { 'content-type': 'application/json' },
  });

const repSchema = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  records: z.array(z.object({ rate: z.number().optional() })).default([]),
});

/** Naive on purpose: the active rep with the highest stated rate, or whom the message names. */
function plainChoice(data: string): unknown {
  const reps = data
    .split('\n')
    .filter((line) => line.startsWith('{"id"'))
    .map((line) => repSchema.parse(JSON.parse(line)))
    .filter(({ active }) => active);
  const message = /"message":"((?:[^"\\]|\\.)*)"/.exec(data)?.[1] ?? '';
  const best = (one: z.infer<typeof repSchema>) =>
    Math.max(0, ...one.records.map(({ rate }) => rate ?? 0));
  const named = reps.find(({ name }) => message.includes(name));
  const rep = named ?? [...reps].sort((a, b) => best(b) - best(a) || (a.id < b.id ? -1 : 1))[0];
  return {
    rep: rep?.id ?? null,
    summary: rep ? `${rep.name} has the best record.` : 'Nobody is there.',
    reasons: rep ? [`${rep.name} has the best record of those on the list.`] : [],
    talkingPoints: ['Ask what made them get in touch.'],
    nextSteps: ['Call soon.'],
  };
}
