// Which company's domain a website or an e-mail address names; free mail and imitations name none.
import { parse } from 'tldts';
import { FREE_MAIL_DOMAINS, FREE_MAIL_NAMES } from '../tables/free-mail.ts';
import { imitation } from '../text/look-alike.ts';
import { toAsciiHost, toUnicodeHost } from '../text/punycode.ts';

export type ReadDomain =
  /** `domain` is registrable ("shop.acme.co.uk" → "acme.co.uk"), lower case, international ones as xn--. */
  | { kind: 'company'; domain: string; how: string }
  | { kind: 'free-mail'; domain: string; how: string }
  | { kind: 'imitation'; domain: string; how: string }
  | { kind: 'none'; how: string };

/** Tenants of a shared host ("acme.myshopify.com") are companies of their own, hence private suffixes. */
const SUFFIXES = { allowPrivateDomains: true, extractHostname: false } as const;

/** No public suffixes, but what examples, tests and intranets are made of (RFC 2606, RFC 6762). */
const DOCUMENTED_SUFFIXES = new Set(['example', 'test', 'internal']);

/** Reads "https://www.acme.com/de", "ACME.com", "bob@mail.acme.com". */
export function readDomain(raw: string): ReadDomain {
  const host = hostOf(raw);
  const ascii = host === '' ? null : toAsciiHost(host);
  if (ascii === null || ascii === '') return { kind: 'none', how: 'no host name' };
  const unicode = toUnicodeHost(host);
  const parsed = parse(ascii, SUFFIXES);
  const domain = parsed.domain;
  if (domain === null || parsed.isIp === true)
    return { kind: 'none', how: 'no registrable domain' };
  const isPublic = parsed.isIcann === true || parsed.isPrivate === true;
  if (!isPublic && !DOCUMENTED_SUFFIXES.has(parsed.publicSuffix ?? ''))
    return { kind: 'none', how: `".${parsed.publicSuffix}" is no public suffix` };
  const imitates = imitation(unicode);
  if (imitates !== null) return { kind: 'imitation', domain, how: imitates };
  if (FREE_MAIL_DOMAINS.has(domain) || FREE_MAIL_NAMES.has(parsed.domainWithoutSuffix ?? ''))
    return { kind: 'free-mail', domain, how: 'mail host open to anybody' };
  return {
    kind: 'company',
    domain,
    how: ascii === domain ? 'as written' : `registrable part of "${ascii}"`,
  };
}

function hostOf(raw: string): string {
  const text = raw
    .trim()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/^mailto:/, '');
  const at = text.lastIndexOf('@');
  const rest = (at >= 0 ? text.slice(at + 1) : text)
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^\/\//, '');
  const end = rest.search(/[/?#:\s,;>)]/);
  return (end >= 0 ? rest.slice(0, end) : rest).replace(/^\.+|(?<!\.)\.+$/g, '');
}
