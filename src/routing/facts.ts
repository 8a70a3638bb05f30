// The numbered facts of a decision: all that reasons, talking points and next steps may rest on.
import { openingOf } from '../roster/hours.ts';
import type { Rep } from '../roster/rep.ts';
import { firstTouchDeadline } from '../sla/deadline.ts';
import { languageAsked } from './advice/needs.ts';
import type { Candidate } from './candidate.ts';
import type { Fact } from './fact.ts';
import { accountFacts } from './facts/account-facts.ts';
import { leadFacts } from './facts/lead-facts.ts';
import { repFacts } from './facts/rep-facts.ts';
import type { Told, Voice } from './facts/voice.ts';
import { duration, languageName, shortened } from './facts/wording.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Facts about the lead, its account, the policy and each shortlisted rep (in the order given),
 * numbered F1, F2 … The same snapshot and shortlist give the same facts; another `voice` gives the
 * same facts under the same numbers in other words.
 */
export function gatherFacts(
  snapshot: Snapshot,
  shortlist: readonly Candidate[],
  voice: Voice = plainVoice(snapshot),
): Fact[] {
  const told: Told[] = [
    ...leadFacts(snapshot.lead, Date.parse(snapshot.at), voice),
    ...wishFacts(snapshot, voice),
    ...accountFacts(snapshot.account, voice),
    ...policyFacts(snapshot),
    ...candidateFacts(snapshot, shortlist, voice),
  ];
  return told.map(({ about, repId, kind, text }, i) => ({
    id: `F${i + 1}`,
    about,
    repId,
    kind,
    text,
  }));
}

/** Names as they are: for people. A rep who is not on the roster goes by the id. */
function plainVoice(snapshot: Snapshot): Voice {
  return {
    rep: (id) => {
      return repsById(snapshot).get(id)?.name ?? id;
    },
    foreign: flat,
    label: flat,
  };
}

/** Scores are told to a tenth, and so are their differences. */
const tenth = (points: number) => Math.round(10 * points) / 10;

const flat = (text: string) =>
  /^\s|\s$|\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;

const indexes = new WeakMap<Snapshot['roster'], ReadonlyMap<string, Rep>>();

/** The roster's reps by id; indexed once per roster object. */
export function repsById({ roster }: Pick<Snapshot, 'roster'>): ReadonlyMap<string, Rep> {
  const known = indexes.get(roster);
  if (known) return known;
  const made = new Map(roster.reps.map((rep) => [rep.id as string, rep]));
  indexes.set(roster, made);
  return made;
}

/** What the lead's own words ask for and the rules have heard. */
function wishFacts(snapshot: Snapshot, voice: Voice): Told[] {
  const asked = languageAsked(snapshot);
  if (asked === null) return [];
  const quote = voice.foreign(shortened(asked.quote, LONGEST_QUOTE));
  const text = `Asks to be spoken to in ${languageName(asked.value)}: “${quote}”`;
  return [{ about: 'lead', repId: null, kind: 'need_language', text }];
}

const LONGEST_QUOTE = 150;

function policyFacts({ policy }: Snapshot): Told[] {
  const { firstTouchMinutes, businessTime } = policy.document.sla;
  const clock = businessTime ? ' of business time' : '';
  return [
    {
      about: 'policy',
      repId: null,
      kind: 'sla',
      text: `First contact is due within ${duration(firstTouchMinutes)}${clock}.`,
    },
  ];
}

function candidateFacts(snapshot: Snapshot, shortlist: readonly Candidate[], voice: Voice): Told[] {
  const reps = repsById(snapshot);
  const best = shortlist[0]?.score ?? 0;
  const atMs = Date.parse(snapshot.at);
  const of = shortlist.filter(({ standing }) => standing === 'eligible').length;
  return shortlist.flatMap((candidate, i) => {
    const rep = reps.get(candidate.rep.id);
    if (!rep) return [];
    const scene = {
      lead: snapshot.lead,
      rep,
      load: snapshot.loads.get(rep.id),
      candidate,
      place: i + 1,
      of,
      behind: tenth(best) - tenth(candidate.score ?? best),
      atMs,
      minutesToOpen: openingOf(rep.hours, atMs).minutesToOpen,
      dueMs: firstTouchDeadline(snapshot.policy.document.sla, rep, atMs),
    };
    return repFacts(scene, voice);
  });
}
