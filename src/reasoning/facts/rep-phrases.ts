// What the facts say of a rep whatever the lead: a rep is told of with every lead that they could take,
// so the words are made once.
import { memoByText } from '../../leads/text/memo.ts';
import { productName } from '../../leads/values/display-name.ts';
import { technologyCategory } from '../../leads/values/technology.ts';
import { pipelinePct, type Rep } from '../../roster/rep.ts';
import { memoByRep, type RosterIndex } from '../../roster/roster-index.ts';
import type { Texts } from '../texts/en.ts';
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
type Voice = Words & Pick<Narrator, 'texts'>;

/** The portrait of a rep: the one that is kept, unless the voice puts any of its texts in other words. */
export function portraitOf(index: RosterIndex, rep: Rep, voice: Voice): Portrait {
  const { portrait, told } = asFilledIn(index, rep)(voice.texts);
  return told.every(([kind, text]) => voice[kind](text) === text)
    ? portrait
    : portrayed(rep, voice);
}

/** A portrait with its texts as they were filled in, and those texts; one in each language that is asked for. */
const asFilledIn = memoByRep((rep) => {
  const kept = new Map<Texts, ReturnType<typeof filledIn>>();
  return (texts: Texts) => {
    const known = kept.get(texts) ?? filledIn(rep, texts);
    kept.set(texts, known);
    return known;
  };
});

function filledIn(rep: Rep, texts: Texts) {
  const told = new Map<string, readonly [kind: keyof Words, text: string]>();
  const taken = (kind: keyof Words) => (text: string) => {
    told.set(`${kind} ${text}`, [kind, text]);
    return text;
  };
  const portrait = portrayed(rep, { texts, label: taken('label'), foreign: taken('foreign') });
  return { portrait, told: [...told.values()] };
}

function portrayed(rep: Rep, voice: Voice): Portrait {
  return {
    specialities: specialities(rep, voice),
    territories: territories(rep, voice),
    role: role(rep, voice),
    pipeline: pipeline(rep, voice),
    response: response(rep, voice),
    languages: languages(rep, voice),
    evidence: evidenceFor(rep).map((found) => evidence(found, voice)),
    ramp: ramp(rep, voice),
  };
}

function territories(rep: Rep, { texts: { reps, words }, label }: Voice): Phrase | null {
  if (rep.territories.length === 0) return null;
  const entries = rep.territories.map((place) => inWords(place, words.placeName, label));
  return {
    words: reps.covers(words.listed(entries, 5)),
    entries,
    figures: restFigures(entries, 5),
  };
}

function role({ role: held, team }: Rep, { texts: { reps }, foreign }: Voice): Phrase {
  const [words, name] = [reps.roles[held], foreign(team)];
  return { words: reps.role(words, name), entries: [words], quoted: [name] };
}

function pipeline(rep: Rep, { texts: { reps, words } }: Voice): Phrase | null {
  const pct = pipelinePct(rep);
  if (pct === null) return null;
  return {
    words: reps.pipeline(words.percentOf(pct)),
    figures: [percentFigure(pct / 100, 'quota')],
  };
}

function languages(rep: Rep, { texts: { reps, words }, label }: Voice): Phrase | null {
  if (rep.languages.length === 0) return null;
  const entries = rep.languages.map((code) => label(words.languageName(code)));
  return { words: reps.speaks(words.listed(entries)), entries, figures: restFigures(entries) };
}

function evidence(
  { score, skill, n }: Rep['evidence'][number],
  { texts: { reps, words }, label }: Voice,
): Phrase {
  const name = label(skillName(skill));
  return {
    words: reps.evidence(words.percent(score), name, n),
    key: skill,
    figures: [percentFigure(score, 'call_score'), countFigure(n, 'calls', 'calls')],
    entries: [name],
  };
}

/** A speciality, product or industry as it is compared with another. */
export const specialitySlug = memoByText((text) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-'),
);

function specialities(rep: Rep, { texts, label }: Voice): Specialities | null {
  const called = (entries: readonly string[], by: (slug: string) => string) =>
    entries.map((entry) => ({ slug: specialitySlug(entry), words: inWords(entry, by, label) }));
  const industries = called(rep.specialities.industries, texts.words.industryName);
  const products = called(rep.specialities.products, productName);
  const sizes = rep.specialities.sizes.map(label);
  const fields = specialityWords(industries, sizes, products, texts);
  if (fields.length === 0) return null;
  const all = {
    words: texts.reps.specialises(texts.words.listed(fields, 8)),
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
  { reps, words }: Texts,
): string[] {
  return [
    ...industries.map(({ words }) => words),
    ...(sizes.length > 0 ? [reps.companiesOf(words.either(sizes.map(words.band), 8))] : []),
    ...products.map(({ words }) => words),
  ];
}

function response(rep: Rep, { texts: { reps, words } }: Voice): Phrase | null {
  const { medianMinutes, p90Minutes, n } = rep.response;
  if (medianMinutes === null) return null;
  const slow = p90Minutes === null ? null : words.duration(p90Minutes);
  const sample = n === null ? null : words.figure(n, 0);
  return {
    words: reps.response(words.duration(medianMinutes), slow, sample),
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

function ramp({ ramp: on }: Rep, { texts: { reps, words } }: Voice): Phrase | null {
  if (on === null) return null;
  return {
    words: reps.ramp(on.until, words.percent(on.share)),
    figures: [dateFigure(on.until, 'until'), percentFigure(on.share, 'capacity')],
  };
}
