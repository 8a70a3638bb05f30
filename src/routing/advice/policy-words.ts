// The policy's own words for the prompt, without anybody's name: made once per policy and roster, so
// that every lead of a policy is sent the same bytes.
import { policyInWords } from '../../policy/words.ts';
import type { Snapshot } from '../snapshot.ts';
import { aliasBook } from './aliases.ts';
import { MASKS, redactor } from './redact.ts';

const kept = new WeakMap<object, { roster: Snapshot['roster']; words: string }>();

/** The policy in words, section by section; reps named in it, by name or id, are masked. */
export function policyWords({ policy, roster }: Pick<Snapshot, 'policy' | 'roster'>): string {
  const known = kept.get(policy.document);
  if (known?.roster === roster) return known.words;
  const masks = redactor({ roster }, aliasBook('', []));
  const ids = new Set(roster.reps.map(({ id }) => id as string));
  const words = policyInWords(policy.document)
    .map(({ heading, lines }) => `${heading}:\n${lines.map((line) => `- ${line}`).join('\n')}`)
    .join('\n')
    .replace(/[\p{L}\p{N}][\p{L}\p{N}._@-]*/gu, (word) =>
      ids.has(word.replace(/[._-]+$/, '')) ? MASKS.colleague : word,
    );
  const masked = masks.label(words);
  kept.set(policy.document, { roster, words: masked });
  return masked;
}
