// Preferences that every policy may weigh: how well a rep fits the lead in one respect, from 0 to 1; what
// was shown in conversations may also speak against a rep, down to −1.
import { aheadOfTeam, teamMeans, telling } from '../../learning/evidence.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Scene } from '../scene/scene.ts';
import type { LogOddsPart } from './net-value.ts';

export type Preference = {
  code: string;
  part: LogOddsPart;
  label: string;
  weight: number;
  /** The lead's values that the degree depends on; null when it depends on the clock. */
  key: string;
  degree(i: number): number;
  evidence(i: number): string;
};

/** Years after which tenure counts in full. */
const FULL_TENURE_YEARS = 2;
const YEAR_MS = 365.25 * 86_400_000;

type Fit = {
  part: LogOddsPart;
  label: string;
  key(scene: Scene): string;
  degree(rep: Rep, scene: Scene): number;
};

const yes = (holds: boolean) => (holds ? 1 : 0);
const day = (scene: Scene) => scene.snapshot.at.slice(0, 10);

type Code = keyof Scene['snapshot']['policy']['document']['objective']['weights'];

const FITS: Record<Exclude<Code, 'conversation'>, Fit> = {
  territory: {
    part: 'territory',
    label: 'Territory fit',
    key: ({ lead }) => `${lead.country}|${lead.regions.join('|')}`,
    degree: (rep, { lead }) =>
      yes(rep.territories.some((t) => t === lead.country || lead.regions.includes(t))),
  },
  language: {
    part: 'language',
    label: 'Language fit',
    key: ({ lead }) => lead.language,
    degree: (rep, { lead }) => yes(rep.languages.includes(lead.language)),
  },
  industry: {
    part: 'skill',
    label: 'Industry speciality',
    key: ({ lead }) => lead.industry,
    degree: (rep, { lead }) => yes(rep.specialities.industries.includes(lead.industry)),
  },
  size: {
    part: 'skill',
    label: 'Company-size speciality',
    key: ({ lead }) => lead.size,
    degree: (rep, { lead }) => yes(rep.specialities.sizes.includes(lead.size)),
  },
  product: {
    part: 'skill',
    label: 'Product speciality',
    key: ({ lead }) => lead.products.join('|'),
    degree: (rep, { lead }) =>
      yes(lead.products.some((p) => rep.specialities.products.includes(p))),
  },
  seniority: {
    part: 'skill',
    label: 'Senior rep for a senior contact',
    key: ({ lead }) => lead.seniority,
    degree: (rep, { lead }) =>
      yes(
        ['c-level', 'vp', 'director'].includes(lead.seniority) &&
          ['senior_ae', 'manager'].includes(rep.role),
      ),
  },
  tenure: {
    part: 'skill',
    label: 'Time with the team',
    key: day,
    degree: (rep, scene) => {
      if (rep.startedOn === null) return 0;
      const years = (Date.parse(day(scene)) - Date.parse(rep.startedOn)) / YEAR_MS;
      return Math.min(1, Math.max(0, years / FULL_TENURE_YEARS));
    },
  },
};

/**
 * Skill shown in conversations, against that of the reps where `may` is 1: somebody who may not take the
 * lead never moves anybody's score.
 */
function conversation(scene: Scene, may: Uint8Array, weight: number): Preference {
  const { reps } = scene.columns;
  const needs = [scene.lead.industry, ...scene.lead.products];
  const found = reps.map((rep) => telling(rep.evidence, needs));
  const means = teamMeans(found.filter((_, i) => may[i] === 1).flat());
  return {
    code: 'conversation',
    part: 'conversation',
    label: 'Skill shown in conversations',
    weight,
    key: JSON.stringify([needs, [...means]]),
    degree: (i) => aheadOfTeam(found[i] ?? [], means),
    evidence: (i) =>
      (found[i] ?? [])
        .map(({ skill, score, n }) => {
          const team = hundredths(means.get(skill) ?? 0.5);
          return `${skill}: ${hundredths(score)} over ${n} conversations, against ${team}`;
        })
        .join('; ') || 'none that count for this lead',
  };
}

function hundredths(score: number): string {
  return `${Math.round(100 * score)} of 100`;
}

/** The preferences to which the policy gives a weight; `may` is 1 for the reps who may take the lead. */
export function preferences(scene: Scene, may: Uint8Array): Preference[] {
  const { weights } = scene.snapshot.policy.document.objective;
  const shown = weights.conversation === 0 ? [] : [conversation(scene, may, weights.conversation)];
  const fits = (Object.keys(FITS) as (keyof typeof FITS)[])
    .filter((code) => weights[code] !== 0)
    .map((code): Preference => {
      const fit = FITS[code];
      const degree = (i: number) => {
        const rep = scene.columns.reps[i];
        return rep ? fit.degree(rep, scene) : 0;
      };
      return {
        code,
        part: fit.part,
        label: fit.label,
        weight: weights[code],
        key: fit.key(scene),
        degree,
        evidence: (i: number) => {
          const share = degree(i);
          if (share === 0) return 'does not fit';
          return share === 1 ? 'fits' : `fits to ${Math.round(share * 100)} %`;
        },
      };
    });
  return [...shown, ...fits].sort((a, b) => (a.code < b.code ? -1 : 1));
}
