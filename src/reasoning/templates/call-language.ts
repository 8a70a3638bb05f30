// The language to speak with a lead: the one that they ask for, else the one that they are known by.
import type { LeadProfile } from '../../leads/profile.ts';
import type { Citing } from './citing.ts';

export type CallLanguage = { code: string; words: string; facts: string[] };

/** Null where the team's own language is as good as any: nothing else is asked for or known. */
export function callLanguage(
  { language }: LeadProfile,
  asked: string | null,
  find: Citing,
): CallLanguage | null {
  const code = asked ?? (language === 'unknown' || language === find.texts.code ? null : language);
  if (code === null) return null;
  const facts = asked === null ? find.ids('language') : find.ids('need_language');
  const { words } = find.texts;
  return { code, words: words.inLanguage(words.languageName(code)), facts };
}
