// What the facts say of a rep whatever the lead: a rep is told of with every lead that they could take,
// so the words are made once.
import { remembered } from '../../leads/text/remembered.ts';
import { industryName, productName } from '../../leads/values/display-name.ts';
import { technologyCategory } from '../../leads/values/technology.ts';
import { pipelinePct, type Rep } from '../../roster/rep.ts';
import type { Voice } from './voice.ts';
import { counted, duration, figure, languageName, listed, percent, placeName } from './wording.ts';

/** Whole facts, but for `specialities` and `territories`, which each lead completes; null: not told. */
export type Portrait = {
  name: string;
  role: string;
  specialities: Specialities | null;
  pipeline: string | null;
  response: string | null;
  territories: string | null;
  languages: string | null;
  evidence: readonly string[];
  ramp: string | null;
};

type Speciality = { slug: string; words: string };
type Specialities = {
  industries: readonly Speciality[];
  sizes: readonly string[];
  products: readonly Speciality[];
  /** "specialises in retail and SAP". */
  all: string;
  /** The words of each, as `fittingWords` joins them for those that a lead falls under. */
  joined: string;
};

const kept = new WeakMap<Voice, WeakMap<Rep, Portrait>>();

/** The portrait of a rep, kept for a voice that lasts. */
export function portraitOf(rep: Rep, voice: Voice): Portrait {
  if (!voice.lasts) return portrayed(rep, voice);
  const ofVoice = kept.get(voice) ?? new WeakMap<Rep, Portrait>();
  kept.set(voice, ofVoice);
  const known = ofVoice.get(rep) ?? portrayed(rep, voice);
  ofVoice.set(rep, known);
  return known;
}

function portrayed(rep: Rep, voice: Voice): Portrait {
  const name = voice.rep(rep.id);
  const told = (words: string | null) => (words === null ? null : `${name} ${words}.`);
  const pipeline = pipelinePct(rep);
  return {
    name,
    role: `${name} is ${ROLES[rep.role]} in the team ${voice.label(rep.team)}.`,
    specialities: specialities(rep, voice),
    pipeline: told(pipeline === null ? null : `has a pipeline at ${figure(pipeline, 1)}% of quota`),
    response: told(response(rep)),
    territories:
      rep.territories.length === 0 ? null : `covers ${listed(rep.territories.map(placeName), 5)}`,
    languages: told(
      rep.languages.length > 0 ? `speaks ${listed(rep.languages.map(languageName))}` : null,
    ),
    evidence: evidenceFor(rep).map(
      ({ score, skill, n }) =>
        `${name} scores ${percent(score)} at ${voice.label(skillName(skill))} over ${counted(n, 'analysed call')}.`,
    ),
    ramp: told(ramp(rep)),
  };
}

const ROLES = {
  bdr: 'a business development rep',
  ae: 'an account executive',
  senior_ae: 'a senior account executive',
  csm: 'a customer success manager',
  manager: 'a manager',
} as const satisfies Record<Rep['role'], string>;

/** A speciality, product or industry as it is compared with another. */
export const specialitySlug = remembered((text) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-'),
);

function specialities(rep: Rep, voice: Voice): Specialities | null {
  const called = (entries: readonly string[], by: (slug: string) => string) =>
    entries.map((entry) => ({ slug: specialitySlug(entry), words: voice.label(by(entry)) }));
  const industries = called(rep.specialities.industries, industryName);
  const products = called(rep.specialities.products, productName);
  const { sizes } = rep.specialities;
  const fields = specialityWords(industries, sizes, products);
  if (fields.length === 0) return null;
  const all = `specialises in ${listed(fields, 8)}`;
  return { industries, sizes, products, all, joined: fields.join() };
}

/** Specialities one by one, in words; sizes make one of them. */
export function specialityWords(
  industries: readonly Speciality[],
  sizes: readonly string[],
  products: readonly Speciality[],
): string[] {
  return [
    ...industries.map(({ words }) => words),
    ...(sizes.length > 0 ? [`companies of ${listed(sizes, 8, 'or')} employees`] : []),
    ...products.map(({ words }) => words),
  ];
}

function response(rep: Rep): string | null {
  const { medianMinutes, p90Minutes, n } = rep.response;
  if (medianMinutes === null) return null;
  const slow = p90Minutes === null ? '' : `, nine times in ten within ${duration(p90Minutes)}`;
  const sample = n === null ? '' : `, over ${counted(figure(n, 0), 'lead')}`;
  return `usually makes first contact in ${duration(medianMinutes)}${slow}${sample}`;
}

/** Conversation evidence on fewer calls than this says nothing. */
const LEAST_CALLS = 5;
const MOST_EVIDENCE = 4;

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
