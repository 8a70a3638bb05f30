// Several entries in one cell of a rep are all of them, never one; and the reps meet the leads they are for.
import { describe, expect, it } from 'vitest';
import { leadSchema } from '../../src/leads/lead.ts';
import { normaliseLead } from '../../src/leads/normalise.ts';
import { normaliseRep } from '../../src/roster/normalise-rep.ts';
import { eligibility } from '../../src/selection/rules/eligibility.ts';
import { sceneOf } from '../../src/selection/scene/scene.ts';
import { aRep, aSnapshot } from '../support/builders.ts';

describe('territories in one cell', () => {
  it.each([
    ['NA/EMEA', ['north-america', 'emea']],
    ['Germany, Austria, Switzerland', ['DE', 'AT', 'CH']],
    ['Texas and Utah', ['us-tx', 'us-ut']],
    ['DACH + Benelux', ['dach', 'benelux']],
    ['UK & Ireland', ['uk-ireland']],
    ['US/Canada', ['north-america']],
    ['US/Texas', ['us-tx']],
    ['Austin, TX', ['us-tx']],
    ['Germany, Moon', ['DE']],
    ['Germany | Austria; France', ['DE', 'AT', 'FR']],
    ['Americas', ['americas']],
  ])('%s', (cell, want) => {
    expect(normaliseRep(aRep({ territories: [cell] })).territories).toEqual(want);
  });
});

const team = (
  [
    ['wendy-west', 'us-west', ['en']],
    ['sue-south', 'us-south', ['en']],
    ['nell-northeast', 'us-northeast', ['en']],
    ['dirk-dach', 'DACH', ['de', 'en']],
    ['asa-asia', 'APAC', ['en']],
    ['leo-latam', 'LATAM', ['en', 'es', 'pt']],
  ] as const
).map(([id, territory, languages]) =>
  normaliseRep(aRep({ id, territories: [territory], languages: [...languages] })),
);

describe('specialities in one cell', () => {
  const read = (industry: string) =>
    normaliseRep(aRep({ specialities: { industries: [industry] } })).specialities.industries;

  it('are every industry', () => {
    expect(read('Manufacturing, Retail')).toEqual(['manufacturing', 'retail']);
    expect(read('Food & Beverage')).toEqual(['food-beverage']);
    expect(read('Oil, gas and energy')).toEqual(['energy']);
  });
});

describe('languages and sizes in one cell', () => {
  it.each([
    ['English, German', ['en', 'de']],
    ['Deutsch / Français', ['de', 'fr']],
    ['English and Spanish', ['en', 'es']],
    ['English; German | French', ['en', 'de', 'fr']],
    ['English (US)', ['en']],
    ['pt-BR', ['pt']],
  ])('%s', (cell, want) => {
    expect(normaliseRep(aRep({ languages: [cell] })).languages).toEqual(want);
  });

  it.each([
    ['201-500, 501-1000', ['201-500', '501-1000']],
    ['1,001-5,000', ['1001-5000']],
    ['201-500 / 501-1,000', ['201-500', '501-1000']],
  ])('%s people', (cell, want) => {
    const specialities = { industries: [], sizes: [cell], products: [] };
    expect(normaliseRep(aRep({ specialities })).specialities.sizes).toEqual(want);
  });
});

type MustRule = Parameters<typeof eligibility>[1][number];

describe('a lead reaches the rep of its territory', () => {
  it.each([
    [{ region: 'Raleigh, NC' }, ['sue-south']],
    [{ region: 'Boise, ID' }, ['wendy-west']],
    [{ country: 'Denver, CO' }, ['wendy-west']],
    [{ region: 'Billings, MT' }, ['wendy-west']],
    [{ region: 'Atlanta, Georgia' }, ['sue-south']],
    [{ country: 'US', postalCode: '02139' }, ['nell-northeast']],
    [{ country: 'N/A' }, team.map(({ id }) => id)],
    [{ region: '#N/A' }, team.map(({ id }) => id)],
    [{ country: 'Congo, Democratic Republic of the' }, []],
  ])('%j', (company, want) => {
    const lead = normaliseLead(leadSchema.parse({ id: 'l', company }), '2026-03-02T10:00:00.000Z');
    const scene = sceneOf(aSnapshot({ reps: team, over: { lead } }));
    const { may } = eligibility(scene, [{ code: 'rule', kind: 'territory' } as MustRule]);
    const reached = scene.snapshot.roster.reps.filter((_rep, i) => may[i] === 1);
    expect(reached.map(({ id }) => `${id}`)).toEqual([...want].sort());
  });
});
