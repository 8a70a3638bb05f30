// Which account a lead belongs to: by domain, then by name, by the people who came before; a doubt is
// said and goes to review. Free mail and domains that imitate another never match.
import type { Account } from './account.ts';
import { likeness } from './company-name.ts';
import type { MatchDoubt, MatchEvidence, MatchedBy } from './match-evidence.ts';
import type { LeadProfile } from './profile.ts';
import { seenAs } from './text/look-alike.ts';
import { toUnicodeHost } from './text/punycode.ts';
import { normaliseCountry } from './values/country.ts';
import { readDomain } from './values/domain.ts';

/** `confidence` is 0–1; `matchedBy` names the evidence in words, `by` its kind. */
type Resemblance = {
  account: Account;
  confidence: number;
  matchedBy: string;
  by: MatchedBy;
  doubts: MatchDoubt[];
};

export type AccountMatch =
  | ({ kind: 'matched' } & Resemblance)
  | { kind: 'ambiguous'; candidates: Resemblance[]; because: string }
  | { kind: 'none'; because: string; doubts: MatchDoubt[] };

type MatchableLead = Pick<
  LeadProfile,
  'companyName' | 'domain' | 'country' | 'mappings' | 'emailDomain'
>;

/** At least this sure, and surer than the next by the lead below: matched without review. */
const SURE = 0.85;
const LEAST_LEAD = 0.05;
/** Below this a likeness is not worth a reviewer's time. */
const WORTH_A_LOOK = 0.6;

/**
 * `candidates` are accounts that share the domain or the first word of the name key; `knownAccountId`
 * is the account of an earlier lead of the same person. The order of candidates never matters.
 */
export function matchAccount(
  lead: MatchableLead,
  candidates: readonly Account[],
  knownAccountId: string | null = null,
): AccountMatch {
  const imitation = lead.mappings.find((mapping) => mapping.how.startsWith('imitation:'));
  if (imitation !== undefined) {
    const because = `the domain imitates another (${imitation.how.slice(11)})`;
    return { kind: 'none', because, doubts: ['imitating_domain'] };
  }
  const accounts = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byDomain =
    lead.domain === null
      ? []
      : accounts.filter((account) => domainsOf(account).includes(lead.domain ?? ''));
  if (byDomain.length > 0) return amongDomain(lead, byDomain);
  const imitated =
    lead.domain === null
      ? undefined
      : accounts.find((account) => imitates(lead.domain ?? '', account));
  if (imitated !== undefined)
    return {
      kind: 'none',
      because: `${lead.domain} looks like a domain of ${imitated.name} and is not`,
      doubts: ['imitating_domain'],
    };
  return decide(
    accounts
      .map((account) => resemblance(lead, account, knownAccountId))
      .filter(({ confidence }) => confidence >= WORTH_A_LOOK),
    lead,
  );
}

/** One account of the domain is it; among several (a group's companies) name and country decide, then the parent. */
function amongDomain(lead: MatchableLead, accounts: readonly Account[]): AccountMatch {
  const [only] = accounts;
  if (only !== undefined && accounts.length === 1) {
    const matchedBy = `domain ${lead.domain}`;
    return { kind: 'matched', account: only, confidence: 0.98, matchedBy, ...shownBy(lead, only) };
  }
  const name = lead.companyName ?? '';
  const rated = accounts
    .map((account) => ({
      account,
      score: bestLikeness(name, account).score,
      here: sameCountry(lead, account) === true,
    }))
    .sort((a, b) => b.score - a.score || Number(b.here) - Number(a.here));
  const [first, second] = rated;
  if (
    first !== undefined &&
    second !== undefined &&
    first.score >= SURE &&
    first.score > second.score
  )
    return {
      kind: 'matched',
      account: first.account,
      confidence: 0.97,
      matchedBy: `domain ${lead.domain} and name`,
      ...shownBy(lead, first.account),
    };
  const here = rated.filter((one) => one.here);
  if (here[0] !== undefined && here.length === 1)
    return {
      kind: 'matched',
      account: here[0].account,
      confidence: 0.9,
      matchedBy: `domain ${lead.domain} and country`,
      ...shownBy(lead, here[0].account),
    };
  const parent = parentAmong(here.map(({ account }) => account)) ?? parentAmong(accounts);
  if (parent !== undefined)
    return {
      kind: 'matched',
      account: parent,
      confidence: 0.88,
      matchedBy: `domain ${lead.domain}, parent of the companies that share it`,
      ...shownBy(lead, parent),
      by: 'parent',
    };
  return {
    kind: 'ambiguous',
    candidates: accounts.map((account) => ({
      account,
      confidence: 0.8,
      matchedBy: `domain ${lead.domain}`,
      ...shownBy(lead, account),
    })),
    because: `${accounts.length} accounts share ${lead.domain}`,
  };
}

/** The one that all others stand below, be it by way of one another. */
function parentAmong(accounts: readonly Account[]): Account | undefined {
  const parents = new Map<string, string | null>(
    accounts.map(({ id, parentId }) => [id, parentId]),
  );
  const heads = accounts.filter(({ parentId }) => !parents.has(parentId ?? ''));
  return heads.length === 1 ? heads[0] : undefined;
}

/** Name first; then what speaks for it or against it: domains, country, a person who came before. */
function resemblance(
  lead: MatchableLead,
  account: Account,
  knownAccountId: string | null,
): Resemblance {
  const name = bestLikeness(lead.companyName ?? '', account);
  const known = knownAccountId === account.id;
  const before = { by: 'person', doubts: [] } satisfies Partial<Resemblance>;
  if (known && (lead.companyName === null || name.score >= WORTH_A_LOOK))
    return { account, confidence: 0.95, matchedBy: 'the same person came before', ...before };
  if (known)
    return {
      account,
      confidence: 0.7,
      matchedBy: 'the same person came before, under another company',
      ...before,
    };
  if (name.score === 0)
    return { account, confidence: 0, matchedBy: name.how, by: 'name', doubts: [] };
  const evidence = [name.how];
  // The name alone is never as good as a domain.
  let confidence = name.score * 0.92;
  const brand = sameBrand(lead.domain, account);
  if (brand !== null) {
    confidence = Math.min(0.95, confidence + (brand ? 0.12 : -0.15));
    evidence.push(
      brand
        ? `${lead.domain} beside ${account.domains[0]}`
        : `other domain (${lead.domain}, not ${account.domains[0]})`,
    );
  }
  const country = sameCountry(lead, account);
  if (country === false) {
    confidence -= 0.08;
    evidence.push('other country');
  }
  return {
    account,
    confidence: Math.round(Math.max(0, confidence) * 1000) / 1000,
    matchedBy: evidence.join(', '),
    by: 'name',
    doubts: brand === true ? [] : ['name_only'],
  };
}

/** By a domain that the lead names: an address elsewhere leaves a doubt, as anybody can name one. */
function shownBy(lead: MatchableLead, account: Account): Pick<Resemblance, 'by' | 'doubts'> {
  const elsewhere = lead.emailDomain !== undefined && !isVerified(lead, account);
  return { by: 'domain', doubts: elsewhere ? ['unverified_email'] : [] };
}

/** How sure a match leaves us of who the lead says they are. */
export function evidenceOf(lead: MatchableLead, match: AccountMatch): MatchEvidence {
  if (match.kind === 'ambiguous') return { by: 'none', verified: false, doubts: ['undecided'] };
  if (match.kind === 'none') return { by: 'none', verified: false, doubts: match.doubts };
  const { by, doubts, account } = match;
  return { by, verified: isVerified(lead, account), doubts };
}

/** Whether the person writes from a domain of the account: its name and its website can be claimed by anybody. */
function isVerified({ emailDomain }: MatchableLead, account: Account): boolean {
  return typeof emailDomain === 'string' && domainsOf(account).includes(emailDomain);
}

function decide(found: Resemblance[], lead: MatchableLead): AccountMatch {
  const ranked = found.sort(
    (a, b) => b.confidence - a.confidence || (a.account.id < b.account.id ? -1 : 1),
  );
  const [first, second] = ranked;
  if (first === undefined) return { kind: 'none', because: whyNone(lead), doubts: [] };
  const clear = second === undefined || first.confidence - second.confidence >= LEAST_LEAD;
  if (first.confidence >= SURE && clear) return { kind: 'matched', ...first };
  return {
    kind: 'ambiguous',
    candidates: ranked.slice(0, 5),
    because: clear
      ? `${first.account.name}: ${first.matchedBy}, which is not enough`
      : 'several accounts are about as likely',
  };
}

function whyNone(lead: MatchableLead): string {
  if (lead.domain !== null)
    return `no account has the domain ${lead.domain}${lead.companyName === null ? '' : ' or a name like it'}`;
  return lead.companyName === null
    ? 'neither a company domain nor a company name'
    : 'no account has a name like it';
}

function bestLikeness(name: string, account: Account): { score: number; how: string } {
  let best = likeness(name, account.name);
  for (const alias of account.aliases) {
    const other = likeness(name, alias);
    if (other.score > best.score)
      best = { score: other.score, how: `${other.how} (as "${alias}")` };
  }
  return best;
}

/** Registrable domains of the account; free mail on an account counts for nothing. */
function domainsOf(account: Account): string[] {
  return account.domains.flatMap((raw) => {
    const read = readDomain(raw);
    return read.kind === 'company' ? [read.domain] : [];
  });
}

/** True for acme.de beside acme.com, false for two brands, null when one side has no domain. */
function sameBrand(domain: string | null, account: Account): boolean | null {
  const own = domainsOf(account);
  if (domain === null || own.length === 0) return null;
  const label = domain.split('.')[0];
  return own.some((other) => other.split('.')[0] === label);
}

function imitates(domain: string, account: Account): boolean {
  const seen = seenAs(toUnicodeHost(domain));
  return domainsOf(account).some((own) => own !== domain && seenAs(toUnicodeHost(own)) === seen);
}

function sameCountry(lead: MatchableLead, account: Account): boolean | null {
  if (lead.country === 'unknown' || account.country === undefined) return null;
  const country = normaliseCountry(account.country);
  return country.known ? country.value === lead.country : null;
}
