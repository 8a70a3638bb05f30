// The corrective turn of a brief: the same page, and only the sentences that do not hold, each with why.
import { failedId, MENDED_JSON_SCHEMA, MENDED_SCHEMA_NAME } from './brief-answer.ts';
import type { AdvisorRequest } from './exchange.ts';
import type { FailedSentence } from './judge-brief.ts';

/** Characters of a sentence, ids of its facts and problems that are told of it. */
const [LONGEST, MOST_FACTS, MOST_PROBLEMS] = [420, 8, 3];

/** The request to mend what failed of the answer to `request`. */
export function mendRequest(
  request: AdvisorRequest,
  failed: readonly FailedSentence[],
): AdvisorRequest {
  const lines = failed.map(({ place, sentence, why }, i) => {
    const { form, text, facts } = sentence;
    const kind = form === undefined ? place : `${place} (${form})`;
    const told = text.replace(/\s+/g, ' ').slice(0, LONGEST);
    return `${failedId(i)} ${kind}: ${told} [${facts.slice(0, MOST_FACTS).join(', ')}]\n   ${why.slice(0, MOST_PROBLEMS).join('; ')}`;
  });
  const asked = `These sentences of your brief do not hold:\n${lines.join('\n')}\nWrite each of them again under its id, with nothing but what the facts say, or leave its text empty.`;
  return {
    ...request,
    messages: request.messages.map(({ role, text }) => ({ role, text: `${text}\n\n${asked}` })),
    schemaName: MENDED_SCHEMA_NAME,
    schema: MENDED_JSON_SCHEMA,
  };
}
