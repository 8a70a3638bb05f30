// An account in our words: registrable domains, our industry, an ISO country; and its key for look-ups.
import type { Account } from './account.ts';
import type { Mapping } from './profile.ts';
import { slugOf } from './text/fold.ts';
import type { Mapped } from './text/mapped.ts';
import { normaliseCountry } from './values/country.ts';
import { readDomain } from './values/domain.ts';
import { OUR_READERS, type Readers } from './values/readers.ts';

/** The account in our words. Free-mail and imitating domains are left out; what is unknown stays a slug or raw. */
export function normaliseAccount(account: Account, reads: Readers = OUR_READERS): Account {
  return explainAccount(account, reads).account;
}

/** The account in our words and how each value was read. */
export function explainAccount(
  account: Account,
  reads: Readers = OUR_READERS,
): { account: Account; mappings: Mapping[] } {
  const mappings: Mapping[] = [];
  const note = (field: string, raw: string, mapped: Mapped<string>, otherwise: string): string => {
    mappings.push({ field, raw, to: mapped.known ? mapped.value : 'unknown', how: mapped.how });
    return mapped.known ? mapped.value : otherwise;
  };
  const domains = account.domains.flatMap((raw) => {
    const read = readDomain(raw);
    const to = read.kind === 'company' ? read.domain : 'unknown';
    mappings.push({ field: 'domains', raw, to, how: `${read.kind}: ${read.how}` });
    return read.kind === 'company' ? [read.domain] : [];
  });
  const { industry, country } = account;
  const at = country === undefined ? 'unknown' : normaliseCountry(country).value;
  return {
    account: {
      ...account,
      domains: [...new Set(domains)],
      ...(industry === undefined
        ? {}
        : {
            industry: note(
              'industry',
              industry,
              reads.industry(industry, at),
              slugOf(industry) || industry,
            ),
          }),
      ...(country === undefined
        ? {}
        : { country: note('country', country, normaliseCountry(country), country) }),
    },
    mappings,
  };
}
