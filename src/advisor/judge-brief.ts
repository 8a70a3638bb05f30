// Decides which sentences of a brief may be shown: each by itself, against the facts that it cites. What fails
// may be mended once; what does not hold then is left out, and the plain words of its place stand.
import type { Cited } from '../reasoning/facts/fact.ts';
import type { AdviceKey } from './brief.ts';
import { type BriefAnswer, briefSchema, failedId, mendedSchema } from './brief-answer.ts';
import type { Picked } from './brief-request.ts';
import { type Place, type ProseCheck, proseCheck, type Sentence } from './prose.ts';
import { inWrongLanguage } from './prose-language.ts';

/** Where a sentence of a brief stands: its opening is the first of the talking points. */
type Slot = 'summary' | 'reason' | 'opening' | 'point' | 'step';
type Formed = Sentence & { form?: 'ask' | 'tell' | 'do' };

export type FailedSentence = { place: Slot; sentence: Formed; why: string[] };

/** What holds, slot by slot in order, and what failed. */
export type JudgedBrief = {
  held: { place: Slot; cited: Cited }[];
  failed: FailedSentence[];
};

const CHECKED_AS: Readonly<Record<Slot, Place>> = {
  summary: 'summary',
  reason: 'reason',
  opening: 'talkingPoint',
  point: 'talkingPoint',
  step: 'nextStep',
};

const MOST = { reasons: 4, points: 4, steps: 3 } as const;

/** Judges a brief, as parsed from JSON; null when it does not have the form that was asked for. */
export function judgeBrief(json: unknown, key: AdviceKey, picked: Picked): JudgedBrief | null {
  const parsed = briefSchema.safeParse(json);
  if (!parsed.success) return null;
  return checked(sentencesOf(parsed.data), checkFor(parsed.data.reasons, key, picked), key);
}

/** The brief with the mended sentences in the places of those that failed; what fails again stays out. */
export function mendedBrief(
  json: unknown,
  { held, failed }: JudgedBrief,
  key: AdviceKey,
  picked: Picked,
): JudgedBrief {
  const parsed = mendedSchema.safeParse(json);
  if (!parsed.success) return { held, failed };
  const mended = failed.flatMap(({ place, sentence }, i) => {
    const other = parsed.data.sentences.find(({ id }) => id === failedId(i));
    if (other === undefined || other.text.trim() === '') return [];
    return [{ place, sentence: { ...sentence, text: other.text, facts: other.facts } }];
  });
  const cited = held.filter(({ place }) => place === 'reason').map(({ cited: one }) => one);
  const reasons = [...cited, ...mended.map(({ sentence }) => sentence)];
  const again = checked(mended, checkFor(reasons, key, picked), key);
  return { held: [...held, ...again.held], failed: again.failed };
}

/** True when a place that a brief cannot do without is empty: worth another call. */
export function wantsMending({ held, failed }: JudgedBrief): boolean {
  const stands = new Set(held.map(({ place }) => place));
  return failed.some(({ place }) => place !== 'step' && !stands.has(place));
}

type Placed = { place: Slot; sentence: Formed };

function sentencesOf({ summary, reasons, opening, points, steps }: BriefAnswer): Placed[] {
  const placed = (place: Slot, of: readonly Formed[]) =>
    of.map((sentence) => ({ place, sentence }));
  return [
    ...placed('summary', [{ text: summary, facts: [] }]),
    ...placed('reason', reasons.slice(0, MOST.reasons)),
    ...placed('opening', [opening]),
    ...placed('point', points.slice(0, MOST.points)),
    ...placed('step', steps.slice(0, MOST.steps)),
  ];
}

function checkFor(
  reasons: readonly Sentence[],
  key: AdviceKey,
  { repId, backupId }: Picked,
): ProseCheck {
  return proseCheck(key, {
    choice: key.aliases.aliasOf(repId) ?? '',
    backup: backupId === null ? null : key.aliases.aliasOf(backupId),
    reasonFacts: reasons.flatMap(({ facts }) => facts),
  });
}

function checked(all: readonly Placed[], check: ProseCheck, key: AdviceKey): JudgedBrief {
  const held: JudgedBrief['held'] = [];
  const failed: FailedSentence[] = [];
  const foreign = inWrongLanguage(
    all.map(({ sentence }) => sentence.text),
    key,
  );
  for (const { place, sentence } of all) {
    const { cited, problems } = check(sentence, CHECKED_AS[place]);
    const why = foreign === null ? problems : [foreign, ...problems];
    if (why.length === 0) held.push({ place, cited });
    else failed.push({ place, sentence, why });
  }
  return { held, failed };
}
