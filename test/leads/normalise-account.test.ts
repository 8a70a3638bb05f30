// An account in our words, and what could not be read.
import { describe, expect, it } from 'vitest';
import { accountSchema } from '../../src/leads/account.ts';
import { explainAccount, normaliseAccount } from '../../src/leads/normalise-account.ts';

const messy = accountSchema.parse({
  id: 'a',
  name: 'Acme',
  domains: ['https://www.acme.com', 'shop.acme.com', 'gmail.com'],
  industry: 'technolgy',
  country: 'Philipines',
});

describe('a normalised account', () => {
  it('has registrable domains, our industry and an ISO country', () => {
    expect(normaliseAccount(messy)).toMatchObject({
      domains: ['acme.com'],
      industry: 'technology',
      country: 'PH',
    });
  });

  it('is the same when it is normalised again', () => {
    const once = normaliseAccount(messy);
    expect(normaliseAccount(once)).toEqual(once);
  });

  it('says what could not be read', () => {
    const odd = accountSchema.parse({ ...messy, industry: 'Basket weaving', country: 'Atlantis' });
    const { account, mappings } = explainAccount(odd);
    expect(account).toMatchObject({ industry: 'basket-weaving', country: 'Atlantis' });
    expect(mappings.filter(({ to }) => to === 'unknown').map(({ raw }) => raw)).toEqual([
      'gmail.com',
      'Basket weaving',
      'Atlantis',
    ]);
  });
});
