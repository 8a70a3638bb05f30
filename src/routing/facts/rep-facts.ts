// The facts about one candidate, as far as they bear on this lead: fit, record, load, speed, score.
import type { LeadProfile } from '../../leads/profile.ts';
import { industryName, productName } from '../../leads/values/display-name.ts';
import { technologyCategory } from '../../leads/values/technology.ts';
import { capacityOf } from '../../roster/capacity.ts';
import {
  type Rate,
  RECORD_SCOPES,
  type RecordScope,
  rateFor,
  rateIn,
} from '../../roster/record.ts';
import { pipelinePct, type Rep } from '../../roster/rep.ts';
import { type Load, NO_LOAD } from '../../roster/roster.ts';
import type { Candidate, Exclusion } from '../candidate.ts';
import { clockAndDay, zoneWords } from './local-time.ts';
import type { Told, Voice } from './voice.ts';
import {
  counted,
  duration,
  figure,
  languageName,
  listed,
  percent,
  placeName,
  slugWords,
} from './wording.ts';

/** Conversation evidence on fewer calls than this says nothing. */
const LEAST_CALLS = 5;
const MOST_EVIDENCE = 4;

export type RepScene = {
  lead: LeadProfile;
  rep: Rep;
  load: Load | undefined;
  candidate: Candidate;
  place: number;
  of: number;
  behind: number;
  atMs: number;
  minutesToOpen: number;
  /** When the rep would owe the first contact (epoch ms); Infinity: never. */
  dueMs: number;
};

/** Facts about one shortlisted rep in a fixed order; records and skills that do not bear on the lead are left out. */
export function repFacts(scene: RepScene, voice: Voice): Told[] {
  const { rep, lead } = scene;
  const name = voice.rep(rep.id);
  const facts: Told[] = [];
  const say = (kind: string, text: string | null) => {
    if (text !== null) facts.push({ about: 'rep', repId: rep.id, kind, text: `${name} ${text}.` });
  };
  say('role', `is ${ROLES[rep.role]} in the team ${voice.label(rep.team)}`);
  say('speciality', specialities(rep, lead, voice));
  for (const record of recordsFor(rep, lead)) say('record', recordText(record));
  say('load', load(scene));
  const pipeline = pipelinePct(rep);
  say('pipeline', pipeline === null ? null : `has a pipeline at ${figure(pipeline, 1)}% of quota`);
  say('response', response(rep));
  say('territory', territory(rep, lead));
  say(
    'language',
    rep.languages.length > 0 ? `speaks ${listed(rep.languages.map(languageName))}` : null,
  );
  say('hours', hours(scene));
  say('due', due(scene));
  for (const found of evidenceFor(rep)) {
    say(
      'evidence',
      `scores ${percent(found.score)} at ${voice.label(skillName(found.skill))} over ${counted(found.n, 'analysed call')}`,
    );
  }
  say('ramp', ramp(rep));
  say('score', scored(scene));
  say('parts', parts(scene, voice));
  say('excluded', excluded(scene));
  return facts;
}

/** A rep's record in one scope, with the scope in words: "in manufacturing", "overall". */
export type ScopedRate = Rate & { scope: RecordScope; words: string };

/** The rep's records that cover this lead: overall first, then by industry, size, region, source. */
export function recordsFor(rep: Rep, lead: LeadProfile): ScopedRate[] {
  return RECORD_SCOPES.flatMap((scope) => {
    if (scope === 'region') return regionRecord(rep, lead);
    const rate = rateFor(rep, scope, lead);
    return rate === null ? [] : [{ ...rate, scope, words: scopeWords(scope, lead) }];
  });
}

/** The record of the narrowest of the lead's regions that has one, called by that region's name. */
function regionRecord(rep: Rep, lead: LeadProfile): ScopedRate[] {
  for (const region of [...lead.regions, lead.country]) {
    const rate = rateIn(rep, 'region', region);
    if (rate) return [{ ...rate, scope: 'region', words: `in ${placeName(region)}` }];
  }
  return [];
}

function scopeWords(scope: Exclude<RecordScope, 'region'>, lead: LeadProfile): string {
  switch (scope) {
    case 'overall':
      return 'overall';
    case 'industry':
      return `in ${industryName(lead.industry)}`;
    case 'size':
      return `at companies of ${lead.size} employees`;
    case 'source':
      return `with leads from ${slugWords(lead.source)}`;
  }
}

function recordText({ rate, n, asOf, words }: ScopedRate): string {
  const when = asOf === null ? '' : `, as of ${asOf}`;
  if (n === null) return `wins ${percent(rate)} ${words}, number of deals not stated${when}`;
  const won = rate * n;
  return Math.abs(won - Math.round(won)) < 1e-6
    ? `has won ${figure(won, 0)} of ${counted(figure(n, 0), 'deal')} (${percent(rate)}) ${words}${when}`
    : `wins ${percent(rate)} of ${counted(figure(n, 0), 'deal')} ${words}${when}`;
}

function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

const ROLES = {
  bdr: 'a business development rep',
  ae: 'an account executive',
  senior_ae: 'a senior account executive',
  csm: 'a customer success manager',
  manager: 'a manager',
} as const satisfies Record<Rep['role'], string>;

function specialities(rep: Rep, lead: LeadProfile, voice: Voice): string | null {
  const { industries, sizes, products } = rep.specialities;
  const wanted = new Set([lead.industry, ...lead.products, ...lead.stack].map(slug));
  const words = (entries: readonly string[], called: (slug: string) => string) =>
    entries.map((entry) => voice.label(called(entry)));
  const companies = (bands: readonly string[]) =>
    bands.length > 0 ? [`companies of ${listed(bands, 8, 'or')} employees`] : [];
  const fields = [
    ...words(industries, industryName),
    ...companies(sizes),
    ...words(products, productName),
  ];
  if (fields.length === 0) return null;
  const fitting = [
    ...words(
      industries.filter((entry) => wanted.has(slug(entry))),
      industryName,
    ),
    ...companies(sizes.filter((entry) => entry === lead.size)),
    ...words(
      products.filter((entry) => wanted.has(slug(entry))),
      productName,
    ),
  ];
  const all = `specialises in ${listed(fields, 8)}`;
  if (fitting.length === 0) return `${all}, none of which this lead falls under`;
  return fitting.join() === fields.join()
    ? `${all}, which this lead falls under`
    : `${all}; this lead falls under ${listed(fitting, 4)}`;
}

function load({ rep, load: held, atMs }: RepScene): string {
  const { open, today } = held ?? NO_LOAD;
  const cap = capacityOf(rep, atMs);
  const day = cap.perDay === null ? '' : `, ${today} of ${cap.perDay} today`;
  return `holds ${open} of at most ${counted(cap.open, 'open lead')}${day}`;
}

function response(rep: Rep): string | null {
  const { medianMinutes, p90Minutes, n } = rep.response;
  if (medianMinutes === null) return null;
  const slow = p90Minutes === null ? '' : `, nine times in ten within ${duration(p90Minutes)}`;
  const sample = n === null ? '' : `, over ${counted(figure(n, 0), 'lead')}`;
  return `usually makes first contact in ${duration(medianMinutes)}${slow}${sample}`;
}

function territory(rep: Rep, lead: LeadProfile): string | null {
  if (rep.territories.length === 0) return null;
  const here = rep.territories.filter((t) => t === lead.country || lead.regions.includes(t));
  const all = `covers ${listed(rep.territories.map(placeName), 5)}`;
  return here.length > 0 ? `${all}, which includes this lead` : all;
}

function hours({ rep, minutesToOpen }: RepScene): string | null {
  if (rep.hours.week === null) return null;
  if (minutesToOpen <= 0) return `is on shift now (${rep.hours.timeZone})`;
  if (!Number.isFinite(minutesToOpen)) return `is off shift (${rep.hours.timeZone})`;
  return `is off shift and back in ${duration(Math.ceil(minutesToOpen))} (${rep.hours.timeZone})`;
}

function due({ rep, dueMs, atMs }: RepScene): string | null {
  if (!Number.isFinite(dueMs)) return null;
  const { timeZone } = rep.hours;
  return `owes the first contact by ${clockAndDay(dueMs, atMs, timeZone)} (${zoneWords(timeZone)})`;
}

function evidenceFor(rep: Rep) {
  return rep.evidence
    .filter((found) => found.n >= LEAST_CALLS)
    .sort((a, b) => b.score - a.score || b.n - a.n || (a.skill < b.skill ? -1 : 1))
    .slice(0, MOST_EVIDENCE);
}

function skillName(skill: string): string {
  return technologyCategory(skill) === null ? skill : productName(skill);
}

function ramp(rep: Rep): string | null {
  if (rep.ramp === null) return null;
  return `is being brought up to speed until ${rep.ramp.until}, at ${percent(rep.ramp.share)} of full capacity`;
}

function scored({ candidate, place, of, behind }: RepScene): string | null {
  if (candidate.score === null) return null;
  const chance =
    candidate.winProbability === null
      ? ''
      : `, win probability ${percent(candidate.winProbability)}`;
  const gap = behind > 0.05 ? `, ${counted(figure(behind, 1), 'point')} behind the first` : '';
  return `ranks ${place} of ${of} with ${figure(candidate.score, 1)} points${gap}${chance}`;
}

/** "pipeline 85% of quota, where below 80% is asked for". */
export function ruleFigures({ value, threshold }: Exclusion): string {
  return `${value}, where ${threshold} is asked for`.replace(/(\d)\s%/g, '$1%');
}

function excluded({ candidate }: RepScene): string | null {
  const [first] = candidate.excludedBy;
  return first ? `is left out by a rule: ${ruleFigures(first)}` : null;
}

function parts({ candidate }: RepScene, voice: Voice): string | null {
  const shown = candidate.parts.filter((part) => Math.abs(part.points) >= 0.05);
  if (shown.length === 0) return null;
  const words = shown.map((part) => {
    const sign = part.points > 0 ? '+' : '−';
    const why = part.evidence === '' ? '' : ` (${voice.label(part.evidence)})`;
    return `${part.label} ${sign}${figure(Math.abs(part.points), 1)}${why}`;
  });
  return `is scored by: ${words.join('; ')}`;
}
