// What a lead says they need, in their own words: verified here, and brought to bear on the rules as
// far as the policy lets each kind. A need without its quote does not exist.
import { z } from 'zod';
import { memoByText } from '../../leads/text/memo.ts';
import { detectLanguage, normaliseLanguage } from '../../leads/values/language.ts';
import { NEED_KINDS, needEffectSchema } from '../../policy/need-effects.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Snapshot } from '../scene/snapshot.ts';
import { isInHaste } from './haste.ts';
import { languageWish, sentencesOf, speaksOf } from './language-wish.ts';
import { freeTexts, givesOrders, steers } from './orders.ts';
import { folded } from './person-names.ts';

/**
 * `value` is in our words: an ISO 639-1 code for a language, a speciality as the roster spells it for
 * a product or industry, a rep id for a named person; as the lead put it otherwise.
 */
export const needSchema = z
  .strictObject({
    kind: z.enum(NEED_KINDS),
    value: z.string(),
    quote: z.string(),
    effect: needEffectSchema.meta({
      description:
        'must and prefer moved the scores, review asks a person to look, note did nothing.',
    }),
  })
  .meta({ id: 'Need' });
export type Need = z.infer<typeof needSchema>;

/** A need as a model claims it; a named person goes by the rep id, or null for somebody else. */
export type ClaimedNeed = Pick<Need, 'kind' | 'value' | 'quote'> & { repId: string | null };

/** Shorter quotes prove nothing. */
const LEAST_QUOTE = 2;
/** Characters beyond which a claim is no need but a text. */
const LONGEST_CLAIM = 400;

/** What the lead wrote, as the reader was given it, and what many claims ask of it. */
type Said = { text: string; plain: string; isWrittenIn(language: string): boolean };

function saidBy(text: string): Said {
  let language: string | null = null;
  return {
    text,
    plain: ` ${plainWords(text)} `,
    isWrittenIn: (asked) => {
      language ??= detectLanguage(text).value;
      return language === asked;
    },
  };
}

type Verified = { need: Need } | { because: string };

/** The check of claims against `text`, what the lead wrote: it is read once, whatever is claimed. */
export function needCheck(text: string, snapshot: Snapshot): (claim: ClaimedNeed) => Verified {
  const said = saidBy(text);
  return (claim) => checked(claim, said, snapshot);
}

/**
 * The need if its quote stands in `said` (what the lead wrote, as the reader was given it) and speaks
 * of it; otherwise the reason why it does not count.
 */
export function verifiedNeed(claim: ClaimedNeed, said: string, snapshot: Snapshot): Verified {
  return needCheck(said, snapshot)(claim);
}

function checked(claim: ClaimedNeed, said: Said, snapshot: Snapshot): Verified {
  if (Math.max(claim.quote.length, claim.value.length) > LONGEST_CLAIM) {
    return { because: `the quote or the value is longer than ${LONGEST_CLAIM} characters` };
  }
  const quote = plainWords(claim.quote);
  if (quote.length < LEAST_QUOTE || !said.plain.includes(` ${quote} `)) {
    return { because: `the quote “${claim.quote}” is not in the lead’s words` };
  }
  const value = inOurWords(claim, said, snapshot.roster.reps);
  if (value === null) {
    return { because: `“${claim.quote}” does not say ${claim.kind} ${claim.value}` };
  }
  const effect = tempered(claim, value, said, effectOf(claim.kind, value, snapshot));
  return { need: { kind: claim.kind, value, quote: claim.quote, effect } };
}

/**
 * What a language may do by how the quote speaks of it: a rule where it asks for it or is written in it,
 * at most a preference where it is something that somebody speaks, nothing where only its name falls or
 * where the quote says nothing of it, whatever language the rest is in.
 */
function tempered(
  { kind, quote }: ClaimedNeed,
  value: string,
  said: Said,
  effect: Need['effect'],
): Need['effect'] {
  if (kind !== 'language' || (effect !== 'must' && effect !== 'prefer')) return effect;
  if (detectLanguage(quote).value === value) return effect;
  if (!namesLanguage(quote, value)) return 'note';
  const words = plainWords(quote);
  const around = [
    quote,
    ...sentencesOf(said.text).filter((one) => plainWords(one).includes(words)),
  ];
  if (around.some((text) => languageWish(text)?.value === value)) return effect;
  return around.some((text) => speaksOf(text, value)) ? 'prefer' : 'note';
}

function isWritten(quote: string, said: Said, language: string): boolean {
  return said.isWrittenIn(language) || detectLanguage(quote).value === language;
}

function namesLanguage(quote: string, language: string): boolean {
  return quote
    .split(/[^\p{L}]+/u)
    .some(
      (word) =>
        word.length > 3 &&
        normaliseLanguage(word.replace(/sprachig\w{0,8}$/i, '')).value === language,
    );
}

/** Asked four times while a lead is routed; a long message takes a millisecond to listen to. */
const heard = memoByText(languageWish, 64);

/**
 * The language that the lead's message asks for, as a need that takes no model to read; null when it
 * asks for none. A message that gives orders to the routing is not listened to.
 */
export function languageAsked(snapshot: Pick<Snapshot, 'lead' | 'roster' | 'policy'>): Need | null {
  const { lead, roster } = snapshot;
  const { message } = lead;
  if (message === null) return null;
  const wish = heard(message);
  if (wish === null || steers(message, roster) || freeTexts(lead).some(givesOrders)) {
    return null;
  }
  return { ...wish, kind: 'language', effect: effectOf('language', wish.value, snapshot) };
}

/** The snapshot with the language in force that the lead asks for, unless it is already. */
export function withLanguageAsked(snapshot: Snapshot): Snapshot {
  const need = languageAsked(snapshot);
  if (need === null) return snapshot;
  const { must, prefer } = snapshot.policy.document;
  const { condition } = ruleOf(need, snapshot.policy.document);
  const known =
    must.some((rule) => 'require' in rule && rule.require === condition) ||
    prefer.some((rule) => rule.if === condition);
  return known ? snapshot : withNeeds(snapshot, [need], 'asked');
}

/** The need's value in our words when the quote bears it out, else null. */
function inOurWords(claim: ClaimedNeed, said: Said, reps: readonly Rep[]): string | null {
  switch (claim.kind) {
    case 'language': {
      const language = normaliseLanguage(claim.value);
      if (!language.known) return null;
      return namesLanguage(claim.quote, language.value) ||
        isWritten(claim.quote, said, language.value)
        ? language.value
        : null;
    }
    case 'product':
      return speciality(
        claim,
        reps.flatMap((rep) => rep.specialities.products),
      );
    case 'industry':
      return speciality(
        claim,
        reps.flatMap((rep) => rep.specialities.industries),
      );
    case 'named_person':
      return claim.repId;
    case 'urgency':
      return isInHaste(claim.quote, said.text) ? inTheirWords(claim) : null;
    default:
      return inTheirWords(claim);
  }
}

/** What a person may be without the lead using the word. */
const WHO = new Set(
  'student job seeker vendor competitor supplier partner support press'.split(' '),
);

/** The value as far as the quote says it; a need is shown to people, so a model's own words are not. */
function inTheirWords({ value, quote }: Pick<ClaimedNeed, 'value' | 'quote'>): string {
  const said = new Set(plainWords(quote).split(' '));
  const words = plainWords(value).split(' ');
  return value.trim() !== '' && words.every((word) => said.has(word) || WHO.has(word))
    ? value.trim()
    : quote;
}

/** The roster's spelling when both claim and quote name it; what was claimed when nobody has it. */
function speciality(claim: ClaimedNeed, known: readonly string[]): string | null {
  const value = ` ${plainWords(claim.value)} `;
  const quote = ` ${plainWords(claim.quote)} `;
  const names = (text: string, entry: string) => text.includes(` ${plainWords(entry)} `);
  const found = [...new Set(known)]
    .filter((entry) => names(value, entry) && names(quote, entry))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
  if (found !== undefined) return found;
  const said = claim.value
    .split(/\s+/)
    .filter((word) => word.length > 2 && quote.includes(` ${plainWords(word)} `));
  return said.length > 0
    ? said.join(' ').replace(/(?<![^\p{L}\p{N})])[^\p{L}\p{N})]+$/u, '')
    : null;
}

/** What the policy lets the need do; a rule that nobody active could meet is only noted. */
function effectOf(
  kind: Need['kind'],
  value: string,
  snapshot: Pick<Snapshot, 'policy' | 'roster'>,
): Need['effect'] {
  const effect = snapshot.policy.document.advisor.needs[kind];
  if (effect !== 'must' && effect !== 'prefer') return effect;
  const served = snapshot.roster.reps.some(
    (rep) => rep.active && serves(rep, kind, value, snapshot),
  );
  return served ? effect : 'note';
}

/** Whether a rep can serve a need of one of the kinds that bear on the choice. */
export function serves(
  rep: Rep,
  kind: Need['kind'],
  value: string,
  snapshot: Pick<Snapshot, 'policy'>,
): boolean {
  switch (kind) {
    case 'language':
      return rep.languages.includes(value);
    case 'product':
      return rep.specialities.products.includes(value);
    case 'industry':
      return rep.specialities.industries.includes(value);
    case 'named_person':
      return rep.id === value;
    case 'urgency':
      return (rep.response.medianMinutes ?? Infinity) <= quickMinutes(snapshot.policy.document);
    default:
      return false;
  }
}

/** A first contact within twice the time that the policy allows counts as quick. */
function quickMinutes(document: PolicyDocument): number {
  return 2 * document.sla.firstTouchMinutes;
}

/**
 * The snapshot with the needs in force: the same lead and reps, and a policy that rules or prefers
 * as each need's effect says. A need's rule is the first to be relaxed when nobody is left. Without
 * such needs, the snapshot itself.
 */
export function withNeeds(
  snapshot: Snapshot,
  needs: readonly Need[],
  prefix: 'need' | 'asked' = 'need',
): Snapshot {
  const acting = needs.filter(({ effect }) => effect === 'must' || effect === 'prefer');
  if (acting.length === 0) return snapshot;
  const { document } = snapshot.policy;
  const rules = acting.map((need, i) => ({
    ...ruleOf(need, document),
    need,
    code: `${prefix}_${i + 1}`,
  }));
  const must = rules.flatMap(({ need, condition, because, code }) =>
    need.effect === 'must'
      ? [{ kind: 'condition' as const, code, require: condition, because }]
      : [],
  );
  const prefer = rules.flatMap(({ need, condition, because, code }) =>
    need.effect === 'prefer'
      ? [{ code, if: condition, logOdds: document.advisor.needs.logOdds, because }]
      : [],
  );
  return {
    ...snapshot,
    policy: {
      ...snapshot.policy,
      document: {
        ...document,
        must: [...document.must, ...must],
        prefer: [...document.prefer, ...prefer],
        fallback: [...must.map(({ code }) => ({ relax: code })), ...document.fallback],
      },
    },
  };
}

function ruleOf({ kind, value }: Need, document: PolicyDocument) {
  const text = JSON.stringify(value);
  switch (kind) {
    case 'language':
      return { condition: `${text} in rep.languages`, because: 'The lead asks for this language.' };
    case 'product':
      return { condition: `${text} in rep.products`, because: 'The lead names this product.' };
    case 'industry':
      return { condition: `${text} in rep.industries`, because: 'The lead names this industry.' };
    case 'named_person':
      return { condition: `rep.id == ${text}`, because: 'The lead asks for this rep.' };
    default:
      return {
        condition: `rep.responseMinutes <= ${quickMinutes(document).toFixed(1)}`,
        because: 'The lead needs an answer at once.',
      };
  }
}

/**
 * What two claims of one need have in common, however they are quoted or spelt: a need counts once per
 * kind and meaning. Haste is haste, by whatever day.
 */
export function meaningOf({ kind, value }: Pick<Need, 'kind' | 'value'>): string {
  if (kind === 'urgency') return kind;
  return `${kind} ${kind === 'named_person' ? value : plainWords(value)}`;
}

/** Lower-case words and figures alone, for comparing quotes. */
export function plainWords(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
