// What a lead means in our vocabulary: one file in values/ per kind of value, every mapping written down.
import type { Lead } from './lead.ts';
import { scoreLead } from './lead-score.ts';
import { type LeadWarning, leadWarning } from './lead-warning.ts';
import type { LeadProfile, Mapping } from './profile.ts';
import { slugOf } from './text/fold.ts';
import { pointerStep } from './text/json-pointer.ts';
import { known, type Mapped } from './text/mapped.ts';
import { type ReadDomain, readDomain } from './values/domain.ts';
import { detectLanguage, normaliseLanguage } from './values/language.ts';
import { normaliseMoney } from './values/money.ts';
import { notABuyer } from './values/not-a-buyer.ts';
import { countryOfPhone } from './values/phone.ts';
import { OUR_READERS, type Readers } from './values/readers.ts';
import { normaliseSize } from './values/size.ts';
import { normaliseTechnology, technologiesIn, technologyCategory } from './values/technology.ts';
import { normaliseTimeZone } from './values/time-zone.ts';

const DAY_MS = 86_400_000;

/**
 * The routable form of a lead at `now` (ISO 8601). Pure: the same lead and instant give the same
 * profile. Each value that was given and mapped leaves a line in `mappings`; a value that no rule
 * of ours fits becomes "unknown" or null there, and its raw text is kept. `reads` knows the user's own words.
 */
export function normaliseLead(lead: Lead, now: string, reads: Readers = OUR_READERS): LeadProfile {
  const mappings: Mapping[] = [];
  const note = <T>(
    field: string,
    raw: string,
    mapped: Mapped<T>,
    to: unknown = mapped.value,
  ): T => {
    mappings.push({ field, raw, to: mapped.known ? String(to) : 'unknown', how: mapped.how });
    return mapped.value;
  };
  const { company, contact } = lead;
  const place = reads.locate(company.country, company.region, {
    ...(company.postalCode === undefined
      ? {}
      : { postalCode: company.postalCode, hint: countryHinted(lead) }),
  });
  if (company.country !== undefined && place.country !== null)
    note('company.country', company.country, place.country);
  if (company.region !== undefined && place.region !== null)
    note('company.region', company.region, place.region);
  if (company.postalCode !== undefined && place.postalCode !== null)
    note('company.postalCode', company.postalCode, place.postalCode);
  const country = place.location.country;
  const size = company.employees === undefined ? null : normaliseSize(company.employees);
  if (size !== null) note('company.employees', String(company.employees), size, size.value.size);
  const stack = unique(
    (company.stack ?? []).map((raw) => note('company.stack', raw, normaliseTechnology(raw))),
  );
  const arrived =
    lead.receivedAt === undefined ? now : new Date(Date.parse(lead.receivedAt)).toISOString();

  const profile = {
    id: lead.id,
    receivedAt: arrived,
    companyName: company.name ?? null,
    ...domainOf(lead, note),
    industry:
      company.industry === undefined
        ? 'unknown'
        : note('company.industry', company.industry, reads.industry(company.industry, country)),
    employees: size?.value.employees ?? null,
    size: size?.value.size ?? 'unknown',
    revenueUsd:
      company.revenue === undefined
        ? null
        : note(
            'company.revenue',
            written(company.revenue),
            normaliseMoney(company.revenue, country),
          ),
    country,
    regions: [...place.location.regions],
    city: company.city ?? null,
    timeZone:
      company.timeZone === undefined
        ? null
        : note('company.timeZone', company.timeZone, normaliseTimeZone(company.timeZone)),
    ...languageOf(lead, note),
    title: contact.title ?? null,
    seniority: seniorityOf(lead, note, reads),
    source:
      lead.source === undefined
        ? 'unknown'
        : note('source', lead.source, reads.source(lead.source)),
    channel:
      lead.channel === undefined
        ? 'unknown'
        : note('channel', lead.channel, reads.channel(lead.channel)),
    campaign: lead.campaign ?? null,
    score: lead.score ?? null,
    stack,
    products: productsOf(stack, lead.message),
    signals: signalsOf(lead, note),
    engagement: lead.engagement.map(({ kind, name, count, lastAt }) => ({
      kind,
      name,
      count,
      daysAgo: daysAgo(lastAt, now),
    })),
    message: lead.message ?? null,
    attributes: lead.attributes,
    mappings,
    warnings: [...(lead.warnings ?? []), ...mappings.flatMap(unusable)],
  };
  return { ...profile, ...noBuyer(lead), builtInScore: scoreLead(profile, now).score };
}

function noBuyer({ message, contact }: Lead): Pick<LeadProfile, 'notABuyer'> {
  const why = notABuyer(message, contact.title);
  return why === null ? {} : { notABuyer: why };
}

/** More than the words and hyphens that a slug keeps. */
const MORE_THAN_SLUG = /[^\p{L}\p{N}\s_-]/u;

/** Slugs of their own; how one was written is kept where a slug tells less. */
function signalsOf({ signals }: Lead, note: Note): string[] {
  const slugs = signals.map((raw) => {
    const slug = slugOf(raw);
    return MORE_THAN_SLUG.test(raw) && slug !== ''
      ? note('signals', raw, known(slug, 'kept as its own slug'))
      : slug;
  });
  return unique(slugs).filter((signal) => signal !== '');
}

/** The country that the contact's number speaks for, where no country is stated. */
function countryHinted({ contact }: Lead): string {
  return (contact.phone === undefined ? null : countryOfPhone(contact.phone)) ?? 'unknown';
}

/** A value of a field that no rule of ours fits. */
function unusable({ field, raw, to, how }: Mapping): LeadWarning[] {
  const isField = !field.includes(' ');
  if (to !== 'unknown' || !isField) return [];
  return [leadWarning(field.split('.').map(pointerStep).join(''), raw, how)];
}

type Note = <T>(field: string, raw: string, mapped: Mapped<T>, to?: unknown) => T;

/** The stated website first, then the e-mail's host; free mail and imitations are no company's domain. */
function domainOf(
  lead: Lead,
  note: Note,
): Pick<LeadProfile, 'domain' | 'freeMail' | 'emailDomain'> {
  const site = lead.company.domain === undefined ? null : readDomain(lead.company.domain);
  const email = lead.contact.email?.includes('@') === true ? readDomain(lead.contact.email) : null;
  const from = site?.kind === 'company' ? site : email?.kind === 'company' ? email : null;
  if (site !== null) note('company.domain', lead.company.domain ?? '', asMapped(site));
  if (email !== null && site?.kind !== 'company')
    note('contact.email (host only)', hostWritten(email), asMapped(email));
  const hasBoth = from !== null && email !== null && email.kind !== 'none';
  return {
    domain: from?.domain ?? null,
    freeMail: email?.kind === 'free-mail',
    ...(hasBoth && { emailDomain: email.kind === 'company' ? email.domain : null }),
  };
}

function asMapped(read: ReadDomain): Mapped<string | null> {
  return read.kind === 'company'
    ? { value: read.domain, known: true, how: read.how }
    : { value: null, known: false, how: `${read.kind}: ${read.how}` };
}

function hostWritten(read: ReadDomain): string {
  return read.kind === 'none' ? '(no host)' : read.domain;
}

function languageOf(lead: Lead, note: Note): Pick<LeadProfile, 'language' | 'languageFrom'> {
  const stated = lead.contact.language;
  if (stated !== undefined) {
    const language = note('contact.language', stated, normaliseLanguage(stated));
    if (language !== 'unknown') return { language, languageFrom: 'stated' };
  }
  if (lead.message === undefined) return { language: 'unknown', languageFrom: 'unknown' };
  const language = note(
    'message (language)',
    `${lead.message.length} characters`,
    detectLanguage(lead.message),
  );
  return { language, languageFrom: language === 'unknown' ? 'unknown' : 'message' };
}

/** A stated level wins over the title; either may be the only one. */
function seniorityOf(lead: Lead, note: Note, reads: Readers): LeadProfile['seniority'] {
  const { seniority, title } = lead.contact;
  const stated =
    seniority === undefined
      ? 'unknown'
      : note('contact.seniority', seniority, reads.seniority(seniority));
  if (stated !== 'unknown' || title === undefined) return stated;
  return note('contact.title', title, reads.seniority(title));
}

/** What specialities can match: the stack, products named in the message, and the category of each. */
function productsOf(stack: readonly string[], message: string | undefined): string[] {
  const named = message === undefined ? stack : [...stack, ...technologiesIn(message)];
  const categories = named.map(technologyCategory).filter((category) => category !== null);
  return unique([...named, ...categories]);
}

function daysAgo(lastAt: string | undefined, now: string): number | null {
  if (lastAt === undefined) return null;
  return Math.max(0, Math.round(((Date.parse(now) - Date.parse(lastAt)) / DAY_MS) * 100) / 100);
}

function written(revenue: NonNullable<Lead['company']['revenue']>): string {
  return typeof revenue === 'string' ? revenue : `${revenue.amount} ${revenue.currency}`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
