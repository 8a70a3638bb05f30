// What the facts say of a rep whatever the lead: a rep is told of with every lead that they could take,
// so the words are made once.
import { memoByText } from '../../leads/text/memo.ts';
import { industryName, productName } from '../../leads/values/display-name.ts';
import { technologyCategory } from '../../leads/values/technology.ts';
import {
  counted,
  duration,
  figure,
  languageName,
  listed,
  percent,
  placeName,
} from '../../leads/values/wording.ts';
import { pipelinePct, type Rep } from '../../roster/rep.ts';
import { memoByRep, type RosterIndex } from '../../roster/roster-index.ts';
import {
  bandFigures,
  countFigure,
  dateFigure,
  minutesFigure,
  percentFigure,
  restFigures,
} from './figures.ts';
import { inWords, type Narrator, type Phrase } from './narrator.ts';

/** What stands behind the rep's name in a fact; each lead completes the two first. Null: not told. */
export type Portrait = {
  specialities: Specialities | null;
  territories: Phrase | null;
  role: Phrase;
  pipeline: Phrase | null;
  response: Phrase | null;
  languages: Phrase | null;
  evidence: readonly Phrase[];
  ramp: Phrase | null;
};

type Speciality = { slug: string; words: string };
type Specialities = {
  industries: readonly Speciality[];
  sizes: readonly string[];
  products: readonly Speciality[];
  /** "specialises in retail and SAP". */
  all: Phrase;
  /** The words of each, as `specialityWords` gives them, for those that a lead falls under. */
  joined: string;
};

type Words = Pick<Narrator, 'label' | 'foreign'>;

/** The portrait of a rep: the one that is kept, unless the voice puts any of its texts in other words. */
export function portraitOf(index: RosterIndex, rep: Rep, voice: Words): Portrait {
  const { portrait, told } = asFilledIn(index, rep);
  return told.every(([kind, text]) => voice[kind](text) === text)
    ? portrait
    : portrayed(rep, voice);
}

/** A portrait with its texts as they were filled in, and those texts. */
const asFilledIn = memoByRep((rep) => {
  const told = new Map<string, readonly [kind: keyof Words, text: string]>();
  const taken = (kind: keyof Words) => (text: string) => {
    told.set(`${kind} ${text}`, [kind, text]);
    return text;
  };
  const portrait = portrayed(rep, { label: taken('label'), foreign: taken('foreign') });
  return { portrait, told: [...told.values()] };
});

function portrayed(rep: Rep, { label, foreign }: Words): Portrait {
  return {
    specialities: specialities(rep, label),
    territories: territories(rep, label),
    role: role(rep, foreign),
    pipeline: pipeline(rep),
    response: response(rep),
    languages: languages(rep, label),
    evidence: evidenceFor(rep).map((found) => evidence(found, label)),
    ramp: ramp(rep),
  };
}

function territories(rep: Rep, label: Words['label']): Phrase | null {
  if (rep.territories.length === 0) return null;
  const entries = rep.territories.map((place) => inWords(place, placeName, label));
  return { words: `covers ${listed(entries, 5)}`, entries, figures: restFigures(entries, 5) };
}

function role({ role: held, team }: Rep, foreign: Words['foreign']): Phrase {
  const [words, name] = [ROLES[held], foreign(team)];
  return { words: `is ${words} in the team ${name}`, entries: [words], quoted: [name] };
}

function pipeline(rep: Rep): Phrase | null {
  const pct = pipelinePct(rep);
  if (pct === null) return null;
  return {
    words: `has a pipeline at ${figure(pct, 1)}% of quota`,
    figures: [percentFigure(pct / 100, 'quota')],
  };
}

function languages(rep: Rep, label: Words['label']): Phrase | null {
  if (rep.languages.length === 0) return null;
  const entries = rep.languages.map((code) => label(languageName(code)));
  return { words: `speaks ${listed(entries)}`, entries, figures: restFigures(entries) };
}

function evidence({ score, skill, n }: Rep['evidence'][number], label: Words['label']): Phrase {
  const name = label(skillName(skill));
  return {
    words: `scores ${percent(score)} at ${name} over ${counted(n, 'analysed call')}`,
    key: skill,
    figures: [percentFigure(score, 'call_score'), countFigure(n, 'calls', 'calls')],
    entries: [name],
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
export const specialitySlug = memoByText((text) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-'),
);

function specialities(rep: Rep, label: Words['label']): Specialities | null {
  const called = (entries: readonly string[], by: (slug: string) => string) =>
    entries.map((entry) => ({ slug: specialitySlug(entry), words: inWords(entry, by, label) }));
  const industries = called(rep.specialities.industries, industryName);
  const products = called(rep.specialities.products, productName);
  const sizes = rep.specialities.sizes.map(label);
  const fields = specialityWords(industries, sizes, products);
  if (fields.length === 0) return null;
  const all = {
    words: `specialises in ${listed(fields, 8)}`,
    entries: [
      ...industries.map(({ words }) => words),
      ...sizes,
      ...products.map(({ words }) => words),
    ],
    figures: [...sizes.flatMap(bandFigures), ...restFigures(fields, 8)],
  };
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

function response(rep: Rep): Phrase | null {
  const { medianMinutes, p90Minutes, n } = rep.response;
  if (medianMinutes === null) return null;
  const slow = p90Minutes === null ? '' : `, nine times in ten within ${duration(p90Minutes)}`;
  const sample = n === null ? '' : `, over ${counted(figure(n, 0), 'lead')}`;
  return {
    words: `usually makes first contact in ${duration(medianMinutes)}${slow}${sample}`,
    figures: [
      minutesFigure(medianMinutes, 'response'),
      ...(p90Minutes === null
        ? []
        : [percentFigure(0.9, 'response_share'), minutesFigure(p90Minutes, 'response_slow')]),
      ...(n === null ? [] : [countFigure(n, 'response_sample', 'leads')]),
    ],
  };
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

function ramp({ ramp: on }: Rep): Phrase | null {
  if (on === null) return null;
  return {
    words: `is being brought up to speed until ${on.until}, at ${percent(on.share)} of full capacity`,
    figures: [dateFigure(on.until, 'until'), percentFigure(on.share, 'capacity')],
  };
}
