// A rep's fields meet a lead's in the same words.
import { describe, expect, it } from 'vitest';
import { explainRep, normaliseRep } from '../../src/roster/normalise-rep.ts';
import { type RepInput, repSchema } from '../../src/roster/rep.ts';

function rep(input: Partial<RepInput>) {
  return repSchema.parse({ id: 'r1', name: 'Ada', ...input });
}

const messy = rep({
  specialities: {
    industries: ['Maschinenbau', 'Mfg', 'Basket weaving'],
    sizes: ['Enterprise (>500 employees)'],
    products: ['SFDC', 'Acme ERP'],
  },
  territories: ['Northeast US', 'usa', 'Rhein-Main'],
  languages: ['German', 'en-GB'],
  hours: { timeZone: 'europe/berlin' },
  records: [
    { scope: { industry: 'Manufacturing' }, rate: 0.78 },
    {
      scope: { size: '501-1000', source: 'Product Demo Request', region: 'EMEA region' },
      won: 3,
      n: 4,
    },
    { scope: { industry: 'unknown', size: 'Enterprise' }, won: 1, n: 2 },
  ],
});

describe('a normalised rep', () => {
  it('keeps certifications under their own names, each once, and none where none were given', () => {
    const { rep: out, mappings } = explainRep(rep({ certifications: ['SOC 2', 'soc-2', 'HIPAA'] }));
    expect(out.certifications).toEqual(['soc-2', 'hipaa']);
    expect(mappings.filter(({ to }) => to === 'unknown')).toEqual([]);
    expect(normaliseRep(messy)).not.toHaveProperty('certifications');
  });

  it('speaks the words of lead profiles', () => {
    const out = normaliseRep(messy);
    expect(out.specialities).toEqual({
      industries: ['manufacturing', 'basket-weaving'],
      sizes: ['501-1000', '1001-5000', '5001+'],
      products: ['salesforce', 'acme-erp'],
    });
    expect(out.territories).toEqual(['us-northeast', 'US', 'rhein-main']);
    expect(out.languages).toEqual(['de', 'en']);
    expect(out.hours.timeZone).toBe('Europe/Berlin');
    expect(out.records[0]?.scope).toEqual({ industry: 'manufacturing' });
    expect(out.records[1]?.scope).toEqual({
      size: '501-1000',
      region: 'emea',
      source: 'demo-request',
    });
  });

  it('is the same when it is normalised again', () => {
    const once = normaliseRep(messy);
    expect(normaliseRep(once)).toEqual(once);
    expect(repSchema.parse(once)).toEqual(once);
  });

  it('never matches a lead of unknown industry or size', () => {
    const scopes = normaliseRep(messy).records.map((record) => record.scope);
    expect(scopes.flatMap((scope) => Object.values(scope))).not.toContain('unknown');
    expect(
      normaliseRep(rep({ specialities: { industries: ['Unknown'] } })).specialities.industries,
    ).toEqual([]);
  });

  it('says which values no rule fits', () => {
    const unmapped = explainRep(messy).mappings.filter((mapping) => mapping.to === 'unknown');
    expect(unmapped.map(({ raw }) => raw)).toEqual(
      expect.arrayContaining(['Basket weaving', 'Acme ERP', 'Rhein-Main', 'Enterprise']),
    );
  });
});
