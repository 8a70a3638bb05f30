// A lead held against everybody: who may take it, and what it is worth with each of them.
import type { Must } from '../policy/must/must.ts';
import { type Eligibility, eligibility } from './rules/eligibility.ts';
import type { Scene } from './scene/scene.ts';
import { type Scores, scoresOf } from './score/score.ts';

export type Rotation = 'keep' | 'bypass';

/** What rows are read from. It belongs to one evaluation and is not written to again. */
export type Weighed = {
  scene: Scene;
  allowed: Eligibility;
  scores: Scores;
  rotation: Rotation;
};

export function weigh(scene: Scene, rules: readonly Must[], rotation: Rotation): Weighed {
  const allowed = eligibility(scene, rules);
  return { scene, allowed, scores: scoresOf(scene, allowed.may, rotation), rotation };
}
