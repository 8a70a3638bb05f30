// Hosts that are open to anybody, and those that stay a company's own.

import { parse } from 'tldts';
import { expect, test } from 'vitest';
import { FREE_MAIL_DOMAINS } from '../../../src/leads/tables/free-mail.ts';
import { SHARED_BY_HOST, SHARED_BY_PATH } from '../../../src/leads/tables/shared-hosts.ts';
import { readDomain } from '../../../src/leads/values/domain.ts';

test.each([
  'ann@hotmail.be',
  'ann@protonmail.ch',
  'ann@mail2spain.com',
  'ann@ocn.ne.jp',
  'ann@poczta.fm',
  'ann@mail.de',
  'ann@10minutemail.nl',
  'ann@yahoo.co.id',
])('%s is with a host open to anybody', (address) => {
  expect(readDomain(address).kind).toBe('free-mail');
});

test.each([
  'mailchimp.com',
  'mailgun.com',
  'royalmail.com',
  'dailymail.co.uk',
  'deutschepost.de',
  'postnl.nl',
  'mimecast.com',
  'inboxdollars.com',
  'templafy.com',
  'stanford.edu',
  'nus.edu.sg',
  'nhs.net',
  'telekom.de',
  'siemens.com',
])('%s is a company’s own', (domain) => {
  expect(readDomain(`ann@${domain}`)).toMatchObject({ kind: 'company', domain });
});

test.each([
  'https://bsky.app/profile/acme',
  'https://www.kompass.com/c/acme/de123',
  'https://www.bbb.org/us/tx/acme',
  'acme.clickfunnels.com',
  'https://acme.personio.de/jobs',
])('%s is a page or a host on a shared site', (site) => {
  expect(readDomain(site).kind).toBe('shared-host');
});

test('every entry is a registrable domain, as a lead’s is read', () => {
  // What is a public suffix by now has companies of its own below it, and is never asked for.
  const taken = new Set(['wixsite.com', 'yolasite.com', 'square.site']);
  for (const domain of [...FREE_MAIL_DOMAINS, ...SHARED_BY_HOST, ...SHARED_BY_PATH])
    if (!taken.has(domain))
      expect(parse(domain, { allowPrivateDomains: true }).domain).toBe(domain);
});
