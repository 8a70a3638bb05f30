// The static part of a request: a text of the prompt with the policy's own words in it, without anybody's
// name. Whatever a policy says freely goes through the same masks as a lead's words.
// Made once per text, policy and roster, so that every lead of a policy is sent the same bytes.
import { memoInKeeper } from '../leads/text/memo-by-key.ts';
import { normaliseLanguage } from '../leads/values/language.ts';
import { type CompiledPolicy, compiled } from '../policy/compiled-policy.ts';
import { choiceInWords, policyInWords } from '../policy/words.ts';
import { MASKS } from '../selection/free-text/names.ts';
import { redactor } from '../selection/free-text/redact.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';
import { aliasBook } from './aliases.ts';
import { filledPrompt, type Prompt } from './prompt.ts';

type Subject = Pick<Snapshot, 'policy' | 'roster'>;

type Made = { roster: Snapshot['roster'] | null; texts: Map<string, string> };
const lastIn = memoInKeeper((_: CompiledPolicy): Made => ({ roster: null, texts: new Map() }));

/** A prompt's text, or one of its parts, for a policy, in its tone and language. */
export function systemPart(text: string, form: Prompt['form'], subject: Subject): string {
  const last = lastIn(compiled(subject.policy.document));
  if (last.roster !== subject.roster) last.texts.clear();
  last.roster = subject.roster;
  const made = last.texts.get(text) ?? filled(text, form, subject);
  last.texts.set(text, made);
  return made;
}

function filled(text: string, form: Prompt['form'], { policy, roster }: Subject): string {
  const { text: masked } = redactor({ policy, roster }, aliasBook('', []));
  const { tone, language, weSell } = policy.document.advisor;
  return filledPrompt(text, {
    policy: (form === 1 ? policyWords : choiceWords)({ policy, roster }, masked).trim(),
    tone: masked(tone),
    language: asTag(language),
    weSell: weSell === undefined ? NOT_TOLD : `What we sell: ${masked(weSell)}`,
  });
}

const NOT_TOLD = 'You are not told what we sell.';

/** The policy in words, section by section; reps named in it, by name or id, are masked. */
function policyWords(scene: Subject, masked: (text: string) => string): string {
  const bare = withoutIds(scene.roster);
  return policyInWords(scene.policy.document)
    .map(({ heading, lines }) => {
      const told = lines.map((line) => `- ${masked(bare(line))}`);
      return `${heading}:\n${told.join('\n')}`;
    })
    .join('\n');
}

/** What of it can still change a choice, a line each. */
function choiceWords(scene: Subject, masked: (text: string) => string): string {
  const bare = withoutIds(scene.roster);
  return choiceInWords(scene.policy.document)
    .map((line) => `- ${masked(bare(line))}`)
    .join('\n');
}

function withoutIds({ reps }: Snapshot['roster']): (line: string) => string {
  const ids = new Set(reps.map(({ id }) => id as string));
  return (line) =>
    line.replace(/[\p{L}\p{N}][\p{L}\p{N}._@-]*/gu, (word) =>
      ids.has(word.replace(/(?<![._-])[._-]+$/, '')) ? MASKS.colleague : word,
    );
}

/** A tag or a name of one word as it was given, of several words the tag that is read from them; else English. */
function asTag(language: string): string {
  const { known, value } = normaliseLanguage(language);
  if (!known) return 'en';
  return /^[\p{L}-]+$/u.test(language) ? language : value;
}
