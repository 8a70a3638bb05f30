// Forty hostile texts through everything that reads them: the lead is read, decided on, told to a model,
// an answer that repeats it is judged, and the words that need no model are made.
import { briefAdvisor } from '../src/advisor/brief.ts';
import { judgeAdvice } from '../src/advisor/judge.ts';
import { adviceShortlist } from '../src/advisor/shortlist-for-needs.ts';
import { type LeadInput, leadSchema } from '../src/leads/lead.ts';
import { normaliseLead } from '../src/leads/normalise.ts';
import { policyDocumentSchema } from '../src/policy/policy.ts';
import { gatherFacts } from '../src/reasoning/facts/gather-facts.ts';
import { plainAdvice } from '../src/reasoning/plain-advice.ts';
import { rosterOf } from '../src/roster/roster.ts';
import { decide } from '../src/selection/decide.ts';
import { freeTexts, givesOrders } from '../src/selection/free-text/orders.ts';
import { NO_ESTIMATES, NO_MATCH, type Snapshot } from '../src/selection/scene/snapshot.ts';
import { aGoodAnswer, PROMPT } from '../test/support/advice.ts';
import { HOSTILE_TEXTS } from '../test/support/hostile-texts.ts';
import { someReps, TWELVE_RULES } from './world.ts';

/** Milliseconds by text, the slowest first, each the best of `times`: what else the machine does is left out. */
export function textMilliseconds(times: number): { name: string; ms: number }[] {
  const reps = someReps(50);
  // Whatever a text reads as, somebody may take the lead: nothing of the path is spared.
  const must = TWELVE_RULES.filter(({ kind }) => kind !== 'language' && kind !== 'territory');
  const document = policyDocumentSchema.parse({ name: 'bench', must });
  const scene = {
    account: null,
    match: NO_MATCH,
    runningOwnerId: null,
    policy: { name: 'bench', version: 1, hash: 'bench', document },
    roster: rosterOf('bench', reps),
    loads: new Map(),
    estimates: NO_ESTIMATES,
  };
  for (let k = 0; k < 20; k++) wholePath(scene, 'We need a tool for 50 people by May.', k);
  return Object.entries(HOSTILE_TEXTS)
    .map(([name, text]) => {
      const tries = Array.from({ length: times }, (_, k) => timed(() => wholePath(scene, text, k)));
      return { name, ms: Math.min(...tries) };
    })
    .sort((a, b) => b.ms - a.ms);
}

/** One lead that holds the text in every field that takes it, from its reading to the last word about it. */
function wholePath(scene: Omit<Snapshot, 'at' | 'lead'>, text: string, k: number): void {
  const at = '2026-11-23T10:00:00.000Z';
  const snapshot = { ...scene, at, lead: normaliseLead(leadSchema.parse(leadWith(text, k)), at) };
  const evaluation = decide(snapshot);
  const shortlist = adviceShortlist(evaluation);
  const freeText = !freeTexts(snapshot.lead).some(givesOrders);
  const brief = { prompt: PROMPT, snapshot, evaluation, shortlist, freeText };
  const { key } = briefAdvisor({ ...brief, privateWords: [text.slice(0, 200)] });
  judgeAdvice(echoing(text, aGoodAnswer(key)), key);
  const facts = gatherFacts(snapshot, shortlist);
  plainAdvice(snapshot, shortlist, facts, shortlist[0]?.rep.id ?? '');
}

function leadWith(text: string, k: number): LeadInput {
  const cut = (length: number) => text.slice(0, length).trim() || 'x';
  return {
    id: `lead-${k}`,
    company: {
      name: cut(200),
      industry: cut(120),
      region: cut(120),
      city: cut(120),
      stack: [cut(80)],
    },
    contact: { name: cut(200), title: cut(200) },
    source: cut(120),
    campaign: cut(200),
    engagement: [{ kind: 'page', name: cut(200) }],
    message: text.slice(0, 10_000),
    signals: [cut(120)],
    attributes: Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`a${i}`, cut(500)])),
  };
}

/** The answer with the text in each of its sentences and needs. */
function echoing(text: string, answer: ReturnType<typeof aGoodAnswer>) {
  const withText = (sentence: { text: string; facts: string[] }) => ({
    ...sentence,
    text: `${sentence.text} ${text}`.slice(0, 420),
  });
  const quote = text.slice(0, 400);
  return {
    ...answer,
    needs: [
      { kind: 'urgency' as const, value: quote, quote },
      { kind: 'language' as const, value: 'German', quote },
      { kind: 'product' as const, value: quote, quote },
    ],
    summary: `${answer.summary} ${text}`.slice(0, 700),
    reasons: answer.reasons.map(withText),
    talkingPoints: answer.talkingPoints.map(withText),
    nextSteps: answer.nextSteps.map(withText),
  };
}

/** In time of this thread's processor: what a text costs does not depend on who else is at work. */
function timed(work: () => void): number {
  const from = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1_000;
}
