// Which account a lead belongs to, and when the answer is a doubt or nobody.
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type AccountInput, accountSchema } from '../../src/leads/account.ts';
import { type LeadInput, leadSchema } from '../../src/leads/lead.ts';
import { type AccountMatch, evidenceOf, matchAccount } from '../../src/leads/match-account.ts';
import { normaliseLead } from '../../src/leads/normalise.ts';

const NOW = '2026-03-02T10:00:00.000Z';

function leadOf(company: LeadInput['company'], email?: string) {
  return normaliseLead(
    leadSchema.parse({ id: 'l', company, contact: email === undefined ? {} : { email } }),
    NOW,
  );
}

function account(id: string, input: Partial<AccountInput> = {}) {
  return accountSchema.parse({ id, name: id, ...input });
}

/** "acme", "? a b" for a doubt between a and b, "-" for nobody. */
function said(match: AccountMatch): string {
  if (match.kind === 'matched') return match.account.id;
  if (match.kind === 'none') return '-';
  return `? ${match.candidates.map((one) => one.account.id).join(' ')}`;
}

const acme = account('acme', { name: 'ACME Incorporated', domains: ['acme.com'], country: 'US' });
const airlines = account('airlines', { name: 'Delta Air Lines, Inc.', domains: ['delta.com'] });
const faucet = account('faucet', { name: 'Delta Faucet Company', domains: ['deltafaucet.com'] });
const globexUs = account('globex-us', { name: 'Globex', domains: ['globex.com'], country: 'US' });
const globexDe = account('globex-de', {
  name: 'Globex Deutschland GmbH',
  domains: ['globex.com'],
  country: 'DE',
  parentId: 'globex-us',
});

describe('what a match rests on', () => {
  const evidence = (...given: Parameters<typeof leadOf>) => {
    const lead = leadOf(...given);
    const { by, verified, doubts } = evidenceOf(lead, matchAccount(lead, [acme]));
    return [by, verified, ...doubts];
  };

  it.each([
    ['an address at the account’s domain', {}, 'eva@acme.com', ['domain', true]],
    ['the website alone', { domain: 'acme.com' }, undefined, ['domain', false]],
    [
      'a website, and free mail',
      { domain: 'acme.com' },
      'eva@gmail.com',
      ['domain', false, 'unverified_email'],
    ],
    [
      'a website, and mail from elsewhere',
      { domain: 'acme.com' },
      'e@other-co.com',
      ['domain', false, 'unverified_email'],
    ],
    ['the name alone', { name: 'Acme' }, undefined, ['name', false, 'name_only']],
    ['the name, and the same brand', { name: 'Acme' }, 'eva@acme.de', ['name', false]],
    [
      'a name that is not enough',
      { name: 'Acme' },
      'e@roadrunner-supply.com',
      ['none', false, 'undecided'],
    ],
    [
      'a domain that imitates',
      { name: 'Acme' },
      'eva@acrne.com',
      ['none', false, 'imitating_domain'],
    ],
    ['nothing', {}, undefined, ['none', false]],
  ] as const)('%s', (_, company, email, expected) => {
    expect(evidence(company, email)).toEqual(expected);
  });

  it('is verified by any domain of the account', () => {
    const two = account('two', { domains: ['acme.com', 'acme.de'] });
    const lead = leadOf({ domain: 'acme.com' }, 'eva@acme.de');
    expect(evidenceOf(lead, matchAccount(lead, [two]))).toEqual({
      by: 'domain',
      verified: true,
      doubts: [],
    });
  });
});

describe('matching by domain', () => {
  it('comes before any name', () => {
    expect(
      said(matchAccount(leadOf({ name: 'Delta Faucet', domain: 'delta.com' }), [airlines, faucet])),
    ).toBe('airlines');
  });

  it('folds subdomains and reads the e-mail', () => {
    expect(said(matchAccount(leadOf({}, 'bob@mail.eu.acme.com'), [acme]))).toBe('acme');
  });

  it('never goes by free mail, even when an account carries it', () => {
    const careless = account('careless', { name: 'Careless', domains: ['gmail.com'] });
    expect(said(matchAccount(leadOf({}, 'bob@gmail.com'), [careless]))).toBe('-');
  });

  it.each(['асme.com', 'xn--me-6kc2e.com', 'acrne.com', 'ɑcme.com'])(
    'never goes by a domain that imitates: %s',
    (domain) => {
      expect(said(matchAccount(leadOf({ name: 'Acme', domain }), [acme]))).toBe('-');
    },
  );

  it('says whom a look-alike imitates', () => {
    const match = matchAccount(leadOf({ name: 'Acme', domain: 'acrne.com' }), [acme]);
    expect(match).toEqual({
      kind: 'none',
      because: 'acrne.com looks like a domain of ACME Incorporated and is not',
      doubts: ['imitating_domain'],
    });
  });

  it('tells companies of a group apart by name, then country, then takes the parent', () => {
    const family = [globexUs, globexDe];
    expect(
      said(matchAccount(leadOf({ name: 'Globex Deutschland', domain: 'globex.com' }), family)),
    ).toBe('globex-de');
    expect(said(matchAccount(leadOf({ domain: 'globex.com', country: 'Germany' }), family))).toBe(
      'globex-de',
    );
    expect(said(matchAccount(leadOf({ domain: 'globex.com', country: 'France' }), family))).toBe(
      'globex-us',
    );
  });

  it('asks when strangers share a domain', () => {
    const park = [
      account('a', { name: 'Alpha', domains: ['park.com'] }),
      account('b', { name: 'Beta', domains: ['park.com'] }),
    ];
    expect(said(matchAccount(leadOf({ domain: 'park.com' }), park))).toBe('? a b');
  });
});

describe('matching by name', () => {
  it.each(['Acme, Inc.', 'ACME Incorporated', 'acme', 'Acme Corp.'])(
    'takes %s without a domain',
    (name) => {
      expect(said(matchAccount(leadOf({ name }), [acme]))).toBe('acme');
    },
  );

  it('tells Delta Airlines from Delta Faucet', () => {
    expect(said(matchAccount(leadOf({ name: 'Delta Airlines' }), [airlines, faucet]))).toBe(
      'airlines',
    );
    expect(said(matchAccount(leadOf({ name: 'Delta Faucets' }), [airlines, faucet]))).toBe(
      '? faucet',
    );
    expect(said(matchAccount(leadOf({ name: 'Delta' }), [airlines, faucet]))).toBe('-');
  });

  it('takes the same name at acme.de beside acme.com, and asks at another brand', () => {
    expect(said(matchAccount(leadOf({ name: 'Acme', domain: 'acme.de' }), [acme]))).toBe('acme');
    expect(
      said(matchAccount(leadOf({ name: 'Acme', domain: 'roadrunner-supply.com' }), [acme])),
    ).toBe('? acme');
  });

  it('asks when two accounts bear the name', () => {
    const two = [account('one', { name: 'Initech Ltd' }), account('two', { name: 'Initech LLC' })];
    expect(said(matchAccount(leadOf({ name: 'Initech' }), two))).toBe('? one two');
  });

  it('lets the country decide between two of one name', () => {
    const two = [
      account('us', { name: 'Initech', country: 'US' }),
      account('de', { name: 'Initech', country: 'Germany' }),
    ];
    expect(said(matchAccount(leadOf({ name: 'Initech', country: 'Deutschland' }), two))).toBe('de');
  });

  it('asks about a regional arm and a slip of spelling', () => {
    expect(said(matchAccount(leadOf({ name: 'Acme Deutschland GmbH' }), [acme]))).toBe('? acme');
    expect(said(matchAccount(leadOf({ name: 'Globbex' }), [globexUs]))).toBe('? globex-us');
  });

  it('knows an account by its aliases', () => {
    const renamed = account('x', { name: 'Initech', aliases: ['Penetrode'] });
    expect(said(matchAccount(leadOf({ name: 'Penetrode Inc' }), [renamed]))).toBe('x');
  });

  it.each(['n/a', 'self', 'Test'])('never goes by %s', (name) => {
    expect(said(matchAccount(leadOf({ name }), [account('na', { name })]))).toBe('-');
  });
});

describe('people who came before', () => {
  it('bring their account when they write from free mail', () => {
    expect(said(matchAccount(leadOf({}, 'bob@gmail.com'), [acme, airlines], 'airlines'))).toBe(
      'airlines',
    );
  });

  it('are asked about when they name another company', () => {
    expect(said(matchAccount(leadOf({ name: 'Hooli' }), [acme], 'acme'))).toBe('? acme');
  });
});

const pool = [
  acme,
  airlines,
  faucet,
  globexUs,
  globexDe,
  account('i1', { name: 'Initech Ltd' }),
  account('i2', { name: 'Initech LLC' }),
];
test.prop([
  fc.shuffledSubarray(pool, { minLength: 7 }),
  fc.constantFrom('Globex', 'Initech', 'Delta', 'Acme GmbH', 'Delta Airlines'),
])('the order of candidates never matters', (candidates, name) => {
  const lead = leadOf({ name });
  expect(matchAccount(lead, candidates)).toEqual(matchAccount(lead, pool));
});
