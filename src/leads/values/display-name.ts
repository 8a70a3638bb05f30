// What people call the things that we know by a slug: "sap" is SAP, "us-ma" is Massachusetts.

import { COUNTRY_GROUPS } from '../tables/country-groups.ts';
import { STATES } from '../tables/states.ts';
import { own, table } from '../text/by-name.ts';
import { memoByText } from '../text/memo.ts';

/** Products whose names are not simply capitalised. */
const PRODUCTS = table<string>({
  ecommerce: 'e-commerce',
  ...named(`HubSpot|SugarCRM|Zoho CRM|Freshworks CRM|SAP|NetSuite|Oracle ERP|IFS|DATEV|Power BI|ThoughtSpot|SAS
  BigQuery|PostgreSQL|MySQL|SQL Server|MongoDB|dbt|MuleSoft|AWS|VMware|OpenShift|ActiveCampaign
  HubSpot Marketing|ServiceNow|monday.com|SharePoint|BambooHR|SuccessFactors|ADP|WooCommerce
  BigCommerce|SAP Commerce|PrestaShop|CrowdStrike|SentinelOne|GitHub|GitLab|WordPress
  ERP|CRM|HR`),
});

/** "power-bi" → "Power BI", "salesforce" → "Salesforce"; a name that is no slug stays as it is. */
export const productName = memoByText((slug) => {
  const known = PRODUCTS[slug];
  if (known !== undefined) return known;
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)
    ? slug.replace(/(?:^|-)([a-z0-9])/g, (found, letter: string) =>
        found.startsWith('-') ? ` ${letter.toUpperCase()}` : letter.toUpperCase(),
      )
    : slug;
});

const INDUSTRIES = table<string>({
  'aerospace-defense': 'aerospace and defence',
  'food-beverage': 'food and beverage',
  'hospitality-travel': 'hospitality and travel',
  'marketing-advertising': 'marketing and advertising',
  'media-entertainment': 'media and entertainment',
  'transport-logistics': 'transport and logistics',
});

/** "transport-logistics" → "transport and logistics". */
export const industryName = memoByText(
  (slug) => INDUSTRIES[slug] ?? slug.replace(/[_-]+/g, ' ').trim(),
);

const AREAS = table<string>({
  eu: 'the EU',
  emea: 'EMEA',
  apac: 'Asia-Pacific',
  asean: 'ASEAN',
  anz: 'Australia and New Zealand',
  cee: 'Central and Eastern Europe',
  dach: 'DACH',
  gcc: 'the Gulf states',
  latam: 'Latin America',
  mena: 'the Middle East and North Africa',
  'uk-ireland': 'UK and Ireland',
});
/** English names where the table gives the local one first. */
const ENGLISH = table<string>({
  'de-by': 'Bavaria',
  'de-he': 'Hesse',
  'de-ni': 'Lower Saxony',
  'de-nw': 'North Rhine-Westphalia',
  'de-rp': 'Rhineland-Palatinate',
  'de-sn': 'Saxony',
  'de-st': 'Saxony-Anhalt',
  'de-th': 'Thuringia',
});

/** A region slug in words: "us-ma" → "Massachusetts", "us-northeast" → "US Northeast", "dach" → "DACH"; null for others. */
export function areaName(slug: string): string | null {
  const known = AREAS[slug] ?? ENGLISH[slug];
  if (known !== undefined) return known;
  const [head = '', ...rest] = slug.split('-');
  const state = own(own(STATES, head) ?? {}, rest.join('-'))?.split('|')[0];
  if (state !== undefined) return state;
  if (Object.hasOwn(COUNTRY_GROUPS, slug)) return titled(slug.split('-'));
  return head === 'us' && rest.length > 0 ? `US ${titled(rest)}` : null;
}

function titled(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

function named(names: string): Record<string, string> {
  const entries = names.split(/[|\n]/).map((name) => name.trim());
  return Object.fromEntries(
    entries.map((name) => [name.toLowerCase().replace(/[ .]/g, '-'), name]),
  );
}
