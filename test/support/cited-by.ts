// What a template is given: a scene's facts to cite, and their names to read what it cited.
import { gatherFacts } from '../../src/reasoning/facts/gather-facts.ts';
import { citing } from '../../src/reasoning/templates/citing.ts';
import { type Figures, figuresOf } from '../../src/reasoning/templates/comparison.ts';
import { interestOf } from '../../src/reasoning/templates/interest.ts';
import { readingOf } from '../../src/reasoning/templates/reading.ts';
import type { Candidate } from '../../src/selection/scene/candidate.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import { calledBy } from './told-scene.ts';

/** The first of the list is the pick. */
export function templateInput(snapshot: Snapshot, list: readonly Candidate[]) {
  const facts = gatherFacts(snapshot, list);
  const find = citing(facts);
  const [pick, ...others] = figuresOf(snapshot, list);
  return {
    snapshot,
    list,
    find,
    pick: pick as Figures,
    others,
    interest: interestOf(snapshot.lead, find),
    reading: readingOf(snapshot),
    called: calledBy(facts),
  };
}
