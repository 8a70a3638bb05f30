// Leads from a file: which headers feed which field of a lead.
import { leadSchema } from '../lead.ts';
import { instantCell, listCell, numberCell, textCell } from './cell.ts';
import { type ColumnMapping, type Field, type RowReader, rowReader } from './columns.ts';

/** The employees column keeps its text: "500-1000" is read when the lead is normalised. */
export const LEAD_FIELDS: readonly Field[] = [
  { to: 'id', headers: 'lead id|lead number|prospect id|record id|external id', read: textCell },
  {
    to: 'receivedAt',
    headers:
      'created|created at|created date|create date|created on|received|date|timestamp|first contact date',
    read: instantCell,
  },
  {
    to: 'company.name',
    headers:
      'company|company name|company account|account|account name|associated company|organisation|organization|organization name|firma',
    read: textCell,
  },
  {
    to: 'company.domain',
    headers: 'website|domain|company website|company domain name|website url|url|web',
    read: textCell,
  },
  { to: 'company.industry', headers: 'industry|sector|vertical|branche', read: textCell },
  {
    to: 'company.employees',
    headers:
      'employees|employee count|number of employees|no of employees|company size|headcount|size|mitarbeiter',
    read: textCell,
  },
  { to: 'company.revenue', headers: 'revenue|annual revenue|turnover|umsatz', read: textCell },
  {
    to: 'company.country',
    headers: 'country|country region|country code|land|pays|pais|company country',
    read: textCell,
  },
  {
    to: 'company.region',
    headers: 'region|state|state/province|state region|geographic region|province|bundesland',
    read: textCell,
  },
  { to: 'company.city', headers: 'city|town|stadt|ort', read: textCell },
  {
    to: 'company.postalCode',
    headers: 'postal code|zip|zip code|zip postal code|postcode|plz',
    read: textCell,
  },
  { to: 'company.timeZone', headers: 'time zone|timezone', read: textCell },
  {
    to: 'company.stack',
    headers: 'stack|technology stack|technologies|tech stack|tools',
    read: listCell,
  },
  { to: 'contact.name', headers: 'name|contact|contact name|full name', read: textCell },
  { to: 'contact.firstName', headers: 'first name|given name|vorname|prenom', read: textCell },
  { to: 'contact.lastName', headers: 'last name|surname|family name|nachname', read: textCell },
  { to: 'contact.email', headers: 'email|e-mail|email address|mail', read: textCell },
  {
    to: 'contact.phone',
    headers: 'phone|phone number|business phone|mobile phone|telephone|telefon|mobile',
    read: textCell,
  },
  { to: 'contact.title', headers: 'title|job title|role|position', read: textCell },
  { to: 'contact.seniority', headers: 'seniority|level', read: textCell },
  {
    to: 'contact.language',
    headers: 'language|preferred language|language code|sprache',
    read: textCell,
  },
  {
    to: 'source',
    headers: 'lead source|original source|original traffic source|origin|source name',
    read: textCell,
  },
  { to: 'channel', headers: 'medium|lead channel', read: textCell },
  { to: 'campaign', headers: 'campaign name|utm campaign', read: textCell },
  { to: 'score', headers: 'lead score|rating score', read: numberCell },
  // Notes and descriptions are what colleagues wrote down: no words of the lead's.
  { to: 'message', headers: 'comments|comment|enquiry|inquiry', read: textCell },
  { to: 'signals', headers: 'buying signals|intent|intent signals', read: listCell },
];

/** Reads rows as leads; what is missing or unreadable is for readSentLead to tell. */
export function leadReader(headers: readonly string[], mapping: ColumnMapping): RowReader {
  return rowReader(LEAD_FIELDS, leadSchema, headers, mapping);
}
