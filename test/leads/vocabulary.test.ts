// Names that users teach: what they mean, and which of them are refused.
import { describe, expect, test } from 'vitest';
import { checkVocabulary } from '../../src/leads/check-vocabulary.ts';
import { type LeadInput, leadSchema } from '../../src/leads/lead.ts';
import { normaliseLead } from '../../src/leads/normalise.ts';
import { readersOf } from '../../src/leads/taught-readers.ts';
import { allEntries } from '../../src/leads/values/entries.ts';
import { NO_VOCABULARY, vocabularySchema } from '../../src/leads/vocabulary.ts';
import { validatePolicy } from '../../src/policy/validate.ts';
import { normaliseRep } from '../../src/roster/normalise-rep.ts';
import { aRep } from '../support/builders.ts';

const taught = vocabularySchema.parse({
  industries: { manufacturing: ['Anlagenbau Nord'], 'wind-power': ['Windkraft', 'Wind farms'] },
  regions: {
    'nordics-plus': ['SE', 'NO', 'ee'],
    heartland: { places: ['US-OH', 'Indiana', 'us-new-england'], names: ['The Heart'] },
    'both-of-them': ['nordics-plus', 'FI'],
    'us-west': { names: ['Wild West'] },
    US: { names: ['The Colonies'] },
  },
  sources: { 'demo-request': ['Demo Anfrage'], summit: ['Summit 2026'] },
  channels: { web: ['Netz'] },
  titles: { director: ['Gebietsfürst'], staff: ['CEO Office Germany'] },
  roles: { ae: ['Gebietsverkäufer'] },
});
const reads = readersOf(taught);

function profileOf(input: Partial<LeadInput>, by = reads) {
  return normaliseLead(leadSchema.parse({ id: 'one', ...input }), '2026-03-02T10:00:00.000Z', by);
}

describe('a lead is read by the words that were taught', () => {
  test.each([
    ['Anlagenbau Nord', 'manufacturing'],
    ['windkraft', 'wind-power'],
    ['Wind-Power', 'wind-power'],
    ['Wind farms, Retail', 'wind-power'],
    ['Retail', 'retail'],
  ])('the industry %s is %s', (industry, want) => {
    expect(profileOf({ company: { industry } })).toMatchObject({ industry: want, warnings: [] });
  });

  test.each([
    [{ country: 'Sweden' }, 'SE', ['nordics-plus', 'both-of-them', 'nordics', 'emea']],
    [{ country: 'Finland' }, 'FI', ['both-of-them', 'nordics', 'emea']],
    [{ region: 'Nordics Plus' }, 'unknown', ['nordics-plus', 'both-of-them', 'emea']],
    [{ country: 'Estonia', region: 'nordics-plus' }, 'EE', ['nordics-plus', 'emea']],
    [{ country: 'US', region: 'OH' }, 'US', ['us-oh', 'heartland', 'us-midwest']],
    [{ region: 'Boston, MA' }, 'US', ['us-ma', 'us-new-england', 'heartland']],
    [{ region: 'The Heart' }, 'US', ['heartland', 'americas']],
    [{ region: 'Wild West' }, 'US', ['us-west']],
    [{ country: 'The Colonies', region: 'Texas' }, 'US', ['us-tx']],
    [{ region: 'Austin, Wild West' }, 'US', ['us-west']],
  ])('%j is in %s, %j', (company, country, regions) => {
    const profile = profileOf({ company });
    expect(profile).toMatchObject({ country, warnings: [] });
    expect(profile.regions.filter((slug) => regions.includes(slug))).toEqual(regions);
  });

  test('an own region that lies elsewhere contradicts the country', () => {
    const { regions, warnings } = profileOf({
      company: { country: 'Germany', region: 'nordics-plus' },
    });
    expect(regions).not.toContain('nordics-plus');
    expect(warnings).toMatchObject([{ path: '/company/region' }]);
  });

  test('sources, channels and titles', () => {
    const profile = profileOf({
      source: 'Demo Anfrage',
      channel: 'Netz',
      contact: { title: 'CEO Office Germany' },
    });
    expect(profile).toMatchObject({
      ...{ source: 'demo-request', channel: 'web', seniority: 'staff', warnings: [] },
    });
    expect(profileOf({ source: 'Summit 2026' })).toMatchObject({ source: 'summit', warnings: [] });
    expect(reads.role('Gebietsverkäufer')).toBe('ae');
  });
});

test('where nothing is taught, nothing is read in another way', () => {
  for (const company of [
    { country: 'Sweden', region: 'OH', industry: 'Windkraft' },
    { region: 'Munich, Bavaria' },
    { country: 'Denver, CO', industry: 'Banking & Insurance' },
  ]) {
    const lead = leadSchema.parse({ id: 'one', company, source: 'Web', contact: { title: 'CEO' } });
    const now = '2026-03-02T10:00:00.000Z';
    expect(normaliseLead(lead, now, readersOf(NO_VOCABULARY))).toEqual(normaliseLead(lead, now));
  }
});

test('a rep’s cells and lists are read by them, and twice gives the same', () => {
  expect(allEntries('territories', 'Nordics Plus, Wild West', reads)).toEqual([
    'Nordics Plus',
    'Wild West',
  ]);
  const rep = aRep({
    id: 'one',
    territories: ['Nordics Plus, Wild West'],
    specialities: { industries: ['Windkraft'], sizes: [], products: [] },
  });
  const once = normaliseRep(rep, reads);
  expect(once.territories).toEqual(['nordics-plus', 'us-west']);
  expect(once.specialities.industries).toEqual(['wind-power']);
  expect(normaliseRep(once, reads)).toEqual(once);
});

test('a condition may ask for them, in their own spelling', () => {
  const policy = (when: string) => ({
    name: 'mine',
    must: [{ code: 'only', kind: 'condition', when, require: 'rep.role == "ae"' }],
  });
  const of = (when: string, by = reads) => validatePolicy(policy(when), { reads: by }).ok;
  expect(of('lead.industry == "wind-power"')).toBe(true);
  expect(of('lead.industry == "wind-power"', readersOf(NO_VOCABULARY))).toBe(false);
  expect(of('"nordics-plus" in lead.regions')).toBe(true);
  expect(of('"Nordics Plus" in lead.regions')).toBe(false);
});

describe('refused with a sentence', () => {
  test.each([
    [{ industries: { retail: ['Banking'] } }, '/industries/retail/0', /means financial-services/],
    [{ industries: { a: ['X Y'], b: ['x-y'] } }, '/industries/b/0', /stands under "a" already/],
    [{ industries: { manufacturng: ['Foo'] } }, '/industries/manufacturng', /one slip from/],
    [{ industries: { mfg: ['Foo'] } }, '/industries/mfg', /put its names under "manufacturing"/],
    [{ industries: { unknown: ['Foo'] } }, '/industries/unknown', /another name/],
    [{ industries: { foo: ['N/A'] } }, '/industries/foo/0', /says nothing/],
    [{ regions: { foo: ['Atlantis'] } }, '/regions/foo', /"Atlantis" names no country/],
    [{ regions: { foo: { names: ['Bar'] } } }, '/regions/foo', /say which countries/],
    [{ regions: { dach: ['DE', 'AT'] } }, '/regions/dach', /is a region of ours/],
    [{ regions: { a: ['b'], b: ['a'] } }, '/regions/a', /would lie in itself/],
    [{ regions: { a: { places: ['DE'], names: ['Bavaria'] } } }, '/regions/a/names/0', /de-by/],
    [{ sources: { summit: ['Webinar'] } }, '/sources/summit/0', /means webinar/],
    [{ titles: { staff: ['CEO'] } }, '/titles/staff/0', /means c-level/],
    [{ titles: { vp: ['Foo'], staff: ['foo'] } }, '/titles/staff/0', /stands under "vp"/],
  ])('%j', (input, path, message) => {
    const problems = checkVocabulary(vocabularySchema.parse(input));
    expect(problems).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  test.each([
    { industries: { ['a'.repeat(61)]: [] } },
    { titles: { boss: ['Foo'] } },
    { words: {} },
    { industries: Object.fromEntries(Array.from({ length: 501 }, (_, k) => [`own ${k}`, []])) },
    { industries: JSON.parse('{"__proto__":["x"]}') },
  ])('by its shape (%#)', (input) => {
    expect(vocabularySchema.safeParse(input).success).toBe(false);
  });
});
