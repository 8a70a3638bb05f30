// Which company's domain a website or an e-mail address names; free mail and imitations name none.
import { parse } from 'tldts';
import { FREE_MAIL_DOMAINS, FREE_MAIL_NAMES, PLACEHOLDER_HOSTS } from '../tables/free-mail.ts';
import { SHARED_BY_HOST, SHARED_BY_PATH } from '../tables/shared-hosts.ts';
import { imitation } from '../text/look-alike.ts';
import { toAsciiHost, toUnicodeHost } from '../text/punycode.ts';

export type ReadDomain =
  /** `domain` is registrable ("shop.acme.co.uk" → "acme.co.uk"), lower case, international ones as xn--. */
  | { kind: 'company'; domain: string; how: string }
  | { kind: 'free-mail'; domain: string; how: string }
  | { kind: 'imitation'; domain: string; how: string }
  /** A page on a site that many share ("linkedin.com/company/acme"); `domain` is the site's. */
  | { kind: 'shared-host'; domain: string; how: string }
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
  if (PLACEHOLDER_HOSTS.has(domain)) return { kind: 'none', how: 'says that there is none' };
  if (FREE_MAIL_DOMAINS.has(domain) || FREE_MAIL_NAMES.has(parsed.domainWithoutSuffix ?? ''))
    return { kind: 'free-mail', domain, how: 'mail host open to anybody' };
  if (isPageOf(domain, ascii, raw))
    return { kind: 'shared-host', domain, how: `a page on ${domain}, which many companies share` };
  return {
    kind: 'company',
    domain,
    how: ascii === domain ? 'as written' : `registrable part of "${ascii}"`,
  };
}

/** True for a path or a host of a shared site; its own host alone and its people's addresses are its own. */
function isPageOf(domain: string, host: string, raw: string): boolean {
  const { path, isAddress } = partsOf(raw);
  if (isAddress) return false;
  const below = host.slice(0, -domain.length).replace(/^www\./, '');
  if (domain === 'google.com') return /^(?:sites|docs|maps|drive)\./.test(below) || path !== '';
  if (SHARED_BY_HOST.has(domain) && below !== '') return true;
  return SHARED_BY_PATH.has(domain) && path !== '';
}

function hostOf(raw: string): string {
  return partsOf(raw).host;
}

/** An "@" behind a slash is part of a page: "medium.com/@acme". */
function partsOf(raw: string): { host: string; path: string; isAddress: boolean } {
  const text = raw
    .trim()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/^mailto:/, '');
  const site = withoutScheme(text);
  const slash = site.indexOf('/');
  const at = (slash >= 0 ? site.slice(0, slash) : site).lastIndexOf('@');
  const isAddress = at >= 0;
  const rest = isAddress ? withoutScheme(site.slice(at + 1)) : site;
  const end = rest.search(/[/?#:\s,;>)]/);
  const host = (end >= 0 ? rest.slice(0, end) : rest).replace(/^\.+|(?<!\.)\.+$/g, '');
  const path =
    end >= 0 && rest[end] === '/' ? (/^\/+([^\s?#]*)/.exec(rest.slice(end))?.[1] ?? '') : '';
  return { host, path, isAddress };
}

function withoutScheme(text: string): string {
  return text.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').replace(/^\/\//, '');
}
