// The static part of a request: the prompt with the policy's own words in it, without anybody's name.
// Made once per prompt, policy and roster, so that every lead of a policy is sent the same bytes.
import { policyInWords } from '../../policy/words.ts';
import type { Snapshot } from '../snapshot.ts';
import { aliasBook } from './aliases.ts';
import { filledPrompt, type Prompt } from './prompt.ts';
import { MASKS, redactor } from './redact.ts';

type Scene = Pick<Snapshot, 'policy' | 'roster'>;

const kept = new WeakMap<object, { prompt: Prompt; roster: Snapshot['roster']; text: string }>();

/** The prompt for a policy, in its tone and language. */
export function systemPart(prompt: Prompt, { policy, roster }: Scene): string {
  const known = kept.get(policy.document);
  if (known?.roster === roster && known.prompt === prompt) return known.text;
  const { tone, language } = policy.document.advisor;
  const text = filledPrompt(prompt, { policy: policyWords({ policy, roster }), tone, language });
  kept.set(policy.document, { prompt, roster, text });
  return text;
}

/** The policy in words, section by section; reps named in it, by name or id, are masked. */
function policyWords({ policy, roster }: Scene): string {
  const masks = redactor({ roster }, aliasBook('', []));
  const ids = new Set(roster.reps.map(({ id }) => id as string));
  const words = policyInWords(policy.document)
    .map(({ heading, lines }) => `${heading}:\n${lines.map((line) => `- ${line}`).join('\n')}`)
    .join('\n')
    .replace(/[\p{L}\p{N}][\p{L}\p{N}._@-]*/gu, (word) =>
      ids.has(word.replace(/[._-]+$/, '')) ? MASKS.colleague : word,
    );
  return masks.label(words);
}
