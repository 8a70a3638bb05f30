// docs/vocabulary.md: its example holds together, and its figures are those of the tables.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkedVocabulary } from '../../src/flows/vocabulary/set-vocabulary.ts';
import { FREE_MAIL_DOMAINS, FREE_MAIL_NAMES } from '../../src/leads/tables/free-mail.ts';
import { INDUSTRIES } from '../../src/leads/tables/industries.ts';
import { PROVINCES } from '../../src/leads/tables/provinces.ts';
import { SHARED_BY_HOST, SHARED_BY_PATH } from '../../src/leads/tables/shared-hosts.ts';
import { STATES } from '../../src/leads/tables/states.ts';
import { readersOf } from '../../src/leads/taught-readers.ts';
import calendars from '../../src/roster/regional-holidays.json' with { type: 'json' };

const page = readFileSync(new URL('../../docs/vocabulary.md', import.meta.url), 'utf8');

test('the example holds together and teaches what it says', () => {
  const text = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? '';
  const reads = readersOf(checkedVocabulary({ text }));
  expect(reads.industry('Wind-Power').value).toBe('wind-power');
  expect(reads.territory('Wild West').value).toBe('us-west');
  expect(reads.locate('Estonia', undefined).location.regions).toContain('nordics-plus');
});

test('the figures are those of the tables', () => {
  const shared = new Set([...SHARED_BY_HOST, ...SHARED_BY_PATH]).size;
  expect(Object.keys({ ...STATES, ...PROVINCES })).toHaveLength(16);
  for (const figure of [
    `${Object.keys(INDUSTRIES).length} industries`,
    `${FREE_MAIL_DOMAINS.size.toLocaleString('en')} domains, and ${FREE_MAIL_NAMES.size} names`,
    `| sites that companies share | ${shared} |`,
    `${Object.keys(calendars).length} of countries and their parts`,
  ])
    expect(page).toContain(figure);
});
