// The numbered facts of a decision: all that reasons, talking points and next steps may rest on.

import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { onOneLine, shortened } from '../../leads/values/wording.ts';
import { openingOf } from '../../roster/hours.ts';
import type { Rep } from '../../roster/rep.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import { languageAsked } from '../../selection/free-text/needs.ts';
import { tellable } from '../../selection/free-text/quotable.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { firstTouchDeadline } from '../../sla/deadline.ts';
import { textsOf } from '../texts/texts.ts';
import { accountFacts } from './account-facts.ts';
import type { Fact } from './fact.ts';
import { minutesFigure } from './figures.ts';
import { leadFacts } from './lead-facts.ts';
import type { Narrator, Tell } from './narrator.ts';
import { repFacts, wantedBy } from './rep-facts.ts';

/**
 * Facts about the lead, its account, the policy and each shortlisted rep (in the order given),
 * numbered F1, F2 … The same snapshot and shortlist give the same facts; another `voice` gives the
 * same facts under the same numbers in other words.
 */
export function gatherFacts(
  snapshot: Snapshot,
  shortlist: readonly Candidate[],
  voice: Narrator = plainVoice(snapshot),
): Fact[] {
  const facts: Fact[] = [];
  const tell: Tell = (about, repId, kind, text, { key = '', figures, entries, quoted }) => {
    const values = {
      key,
      figures: figures ?? NONE,
      entries: entries ?? NONE,
      quoted: quoted ?? NONE,
    };
    facts.push({ id: factId(facts.length), about, repId, kind, text, ...values });
  };
  leadFacts(snapshot.lead, Date.parse(snapshot.at), voice, tell);
  wishFacts(snapshot, voice, tell);
  accountFacts(snapshot.account, voice, tell);
  policyFacts(snapshot, voice, tell);
  candidateFacts(snapshot, shortlist, voice, tell);
  return facts;
}

const NONE: readonly never[] = [];

const ids: string[] = [];

/** "F1" for the first. */
function factId(place: number): string {
  for (let next = ids.length; next <= place; next += 1) ids.push(`F${next + 1}`);
  return ids[place] ?? '';
}

/** Names as they are, and what others wrote made fit: for people. A rep who is not on the roster goes by the id. */
function plainVoice(snapshot: Snapshot): Narrator {
  const reps = repsById(snapshot);
  const as = (text: string) => tellable(onOneLine(text));
  return {
    texts: textsOf(snapshot),
    rep: (id) => reps.get(id)?.name ?? id,
    ...{ foreign: as, label: as, field: as, domain: as },
  };
}

/** Scores are told to a tenth, and so are their differences. */
const tenth = (points: number) => Math.round(10 * points) / 10;

const indexed = memoInKeeper(
  ({ reps }: RosterIndex): ReadonlyMap<string, Rep> =>
    new Map(reps.map((rep) => [rep.id as string, rep])),
);

/** The roster's reps by id. */
export function repsById({ roster }: Pick<Snapshot, 'roster'>): ReadonlyMap<string, Rep> {
  return indexed(roster.index);
}

/** What the lead's own words ask for and the rules have heard. */
function wishFacts(snapshot: Snapshot, voice: Narrator, tell: Tell): void {
  const asked = languageAsked(snapshot);
  if (asked === null) return;
  const quote = voice.foreign(shortened(asked.quote, LONGEST_QUOTE));
  const { words, facts } = voice.texts;
  const name = words.languageName(asked.value);
  const text = facts.asksFor(name, quote);
  tell('lead', null, 'need_language', text, { entries: [name], quoted: [quote] });
}

const LONGEST_QUOTE = 150;

function policyFacts({ policy }: Snapshot, { texts }: Narrator, tell: Tell): void {
  const { firstTouchMinutes, businessTime } = policy.document.sla;
  const text = texts.facts.sla(texts.words.duration(firstTouchMinutes), businessTime);
  tell('policy', null, 'sla', text, { figures: [minutesFigure(firstTouchMinutes, 'first_touch')] });
}

function candidateFacts(
  snapshot: Snapshot,
  shortlist: readonly Candidate[],
  voice: Narrator,
  tell: Tell,
): void {
  const { lead, loads } = snapshot;
  const reps = repsById(snapshot);
  const best = shortlist[0]?.score ?? 0;
  const atMs = Date.parse(snapshot.at);
  const of = shortlist.filter(({ standing }) => standing === 'eligible').length;
  const wanted = wantedBy(lead);
  for (const [i, candidate] of shortlist.entries()) {
    const rep = reps.get(candidate.rep.id);
    if (!rep) continue;
    const toTell = {
      index: snapshot.roster.index,
      document: snapshot.policy.document,
      lead,
      wanted,
      rep,
      load: loads.get(rep.id),
      candidate,
      place: i + 1,
      of,
      behind: tenth(best) - tenth(candidate.score ?? best),
      atMs,
      minutesToOpen: openingOf(rep.hours, atMs).minutesToOpen,
      dueMs: firstTouchDeadline(snapshot.policy.document.sla, rep, atMs),
    };
    repFacts(toTell, voice, tell);
  }
}
