// What a trained model says of a lead with a rep, in place of the stated records. A rep of whom the
// model has seen no deal keeps their stated record.
import { own } from '../../leads/text/by-name.ts';
import { memoByObject, memoInKeeper } from '../../leads/text/memo-by-key.ts';
import {
  type Effect,
  effectOf,
  evidenceOf,
  indexModel,
  type ModelIndex,
} from '../../learning/hierarchy.ts';
import { levelsOf, withRep } from '../../learning/levels.ts';
import { modelSchema } from '../../learning/model.ts';
import { repAt } from '../../roster/roster.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import type { Scene } from '../scene/scene.ts';
import type { Term } from './term.ts';

const indexesIn = memoInKeeper((_: RosterIndex) =>
  memoByObject((model: object) => indexModel(modelSchema.parse(model))),
);

/** The model in force for this lead, or null: none is trained, or the policy takes rates as stated. */
export function modelFor({ snapshot, columns }: Scene): ModelIndex | null {
  const { model } = snapshot.estimates;
  const { rates } = snapshot.policy.document.objective;
  if (typeof model !== 'object' || model === null || rates === 'stated') return null;
  return indexesIn(columns)(model);
}

/** The team's base probability in the model: σ(intercept). */
export function modelBase({ model }: ModelIndex): number {
  return 1 / (1 + Math.exp(-model.intercept));
}

const LEAD_PARTS = {
  industry: 'Industry',
  size: 'Company size',
  region: 'Region',
  source: 'Source',
  score: 'Lead score',
} as const;

/** What the lead itself says, the same for every rep. */
export function leadTerms(scene: Scene, index: ModelIndex): Term[] {
  const levels = leadLevels(scene, index);
  return (Object.keys(LEAD_PARTS) as (keyof typeof LEAD_PARTS)[]).flatMap((part): Term[] => {
    const effect = effectOf(index, part, levels);
    if (!effect) return [];
    const label = LEAD_PARTS[part];
    const evidence = `${effect.key.join(', ')}: ${evidenceOf(effect, index.model)}`;
    return [
      {
        part,
        code: part,
        key: `model|${effect.key.join('|')}`,
        of: index.model,
        logOdds: () => effect.logOdds,
        describe: () => ({ label, evidence }),
      },
    ];
  });
}

/** The parts of which a trained model speaks about a rep; of the other records it says nothing. */
const REP_PARTS = ['record', 'record-industry', 'record-size'] as const;

/** `stated` as the model has it: its own word for reps whom it knows, the stated one for the others. */
export function learnedRecord(scene: Scene, index: ModelIndex, stated: Term): Term {
  const levels = leadLevels(scene, index);
  const knows = seenColumns(scene.columns)(index);
  const speaks = REP_PARTS.some((part) => part === stated.part);
  const effect = (i: number): Effect | null =>
    speaks ? effectOf(index, stated.part, withRep(levels, repAt(scene.columns, i).id)) : null;
  // Only the attribute that the part looks at: leads that share it share the column.
  const attribute = own(levels, stated.part.replace('record-', '')) ?? '';
  return {
    ...stated,
    key: stated.key === null ? null : `model|${attribute}|${stated.key}`,
    of: index.model,
    logOdds: (i) => (knows[i] === 1 ? (effect(i)?.logOdds ?? 0) : stated.logOdds(i)),
    describe: (i) => {
      const { label, evidence } = stated.describe(i);
      if (knows[i] !== 1) {
        return { label, evidence: `${evidence}; no deals in the model yet, so as stated` };
      }
      const found = effect(i);
      return { label, evidence: found ? evidenceOf(found, index.model) : 'not in the model' };
    },
  };
}

/** What the model knows the lead as; of its regions the widest that the model has seen. */
function leadLevels({ lead }: Scene, index: ModelIndex): Record<string, string> {
  return levelsOf(lead, (region) => (effectOf(index, 'region', { region })?.n ?? 0) > 0);
}

/** 1 for reps of whom the model has seen a deal. */
const seenColumns = memoInKeeper(({ reps }: RosterIndex) =>
  memoByObject((index: ModelIndex) =>
    Uint8Array.from(reps, (rep) =>
      (effectOf(index, 'record', { rep: rep.id })?.n ?? 0) > 0 ? 1 : 0,
    ),
  ),
);
