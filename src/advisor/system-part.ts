// The static part of a request: the prompt with the policy's own words in it, without anybody's name.
// Whatever a policy says freely goes through the same masks as a lead's words.
// Made once per prompt, policy and roster, so that every lead of a policy is sent the same bytes.

import { memoInKeeper } from '../leads/text/memo-by-key.ts';
import { normaliseLanguage } from '../leads/values/language.ts';
import { type CompiledPolicy, compiled } from '../policy/compiled-policy.ts';
import { policyInWords } from '../policy/words.ts';
import { MASKS } from '../selection/free-text/names.ts';
import { redactor } from '../selection/free-text/redact.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';
import { aliasBook } from './aliases.ts';
import { filledPrompt, type Prompt } from './prompt.ts';

type Subject = Pick<Snapshot, 'policy' | 'roster'>;

type Made = { prompt: Prompt; roster: Snapshot['roster']; text: string };
const lastIn = memoInKeeper((_: CompiledPolicy): { made: Made | null } => ({ made: null }));

/** The prompt for a policy, in its tone and language. */
export function systemPart(prompt: Prompt, { policy, roster }: Subject): string {
  const last = lastIn(compiled(policy.document));
  if (last.made?.roster === roster && last.made.prompt === prompt) return last.made.text;
  const { text: masked } = redactor({ policy, roster }, aliasBook('', []));
  const { tone, language } = policy.document.advisor;
  const text = filledPrompt(prompt, {
    policy: policyWords({ policy, roster }, masked),
    tone: masked(tone),
    language: asTag(language),
  });
  last.made = { prompt, roster, text };
  return text;
}

/** The policy in words, section by section; reps named in it, by name or id, are masked. */
function policyWords({ policy, roster }: Subject, masked: (text: string) => string): string {
  const ids = new Set(roster.reps.map(({ id }) => id as string));
  const withoutIds = (line: string) =>
    line.replace(/[\p{L}\p{N}][\p{L}\p{N}._@-]*/gu, (word) =>
      ids.has(word.replace(/(?<![._-])[._-]+$/, '')) ? MASKS.colleague : word,
    );
  return policyInWords(policy.document)
    .map(({ heading, lines }) => {
      const told = lines.map((line) => `- ${masked(withoutIds(line))}`);
      return `${heading}:\n${told.join('\n')}`;
    })
    .join('\n');
}

/** A language tag or a language's name as it was given; anything else asks for English. */
function asTag(language: string): string {
  return normaliseLanguage(language).known ? language : 'en';
}
