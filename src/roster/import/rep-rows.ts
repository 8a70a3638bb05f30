// Reps from a file: which headers feed which field of a rep.
import {
  type CellReader,
  dateCell,
  listCell,
  numberCell,
  oneOfCell,
  shareCell,
  textCell,
  wholeCell,
  yesNoCell,
} from '../../leads/import/cell.ts';
import {
  type ColumnMapping,
  type Field,
  type Fresh,
  type RowReader,
  rowReader,
} from '../../leads/import/columns.ts';
import { slugOf } from '../../leads/text/fold.ts';
import { isObject } from '../../leads/text/merge-patch.ts';
import { OUR_READERS, type Readers } from '../../leads/values/readers.ts';
import { normaliseTimeZone } from '../../leads/values/time-zone.ts';
import { repSchema } from '../rep.ts';
import { entriesCell } from './entries-cell.ts';
import { absencesCell, weekCell } from './time-cells.ts';
import { ROLE_NAMES, roleOfTitle } from './title-role.ts';

const role = oneOfCell(ROLE_NAMES);

/** A zone under any name that we know; what we do not know is the schema's to refuse. */
const timeZoneCell: CellReader<string> = (raw) => ({
  ok: true,
  value: normaliseTimeZone(raw).value ?? raw.trim(),
});

/**
 * `firstName`, `lastName` and `title` are no fields of a rep: they become the name and the role. `overall.…` holds
 * the win rate over all deals, which becomes the record without a scope.
 */
export const REP_FIELDS: readonly Field[] = [
  { to: 'id', headers: 'rep id|user id|owner id|agent id|external id', read: textCell },
  {
    to: 'name',
    headers: 'rep|rep name|full name|sales rep|sales agent|agent|owner',
    read: textCell,
  },
  { to: 'firstName', headers: 'first name|given name|vorname|prenom', read: textCell },
  { to: 'lastName', headers: 'last name|surname|family name|nachname', read: textCell },
  { to: 'email', headers: 'e-mail|mail|email address|work email', read: textCell },
  { to: 'active', headers: 'is active|enabled|status', read: yesNoCell },
  { to: 'role', headers: 'sales role', read: role },
  { to: 'title', headers: 'job title|position', read: textCell },
  {
    to: 'team',
    headers: 'sales team|main team|primary team|group|office|regional office|department',
    read: textCell,
  },
  {
    to: 'managerId',
    headers: 'manager id|manager|manager full name|manager name|reports to|supervisor',
    read: textCell,
  },
  {
    to: 'specialities.industries',
    headers: 'industries|industry|verticals|vertical|sectors',
    read: entriesCell('industries'),
  },
  {
    to: 'specialities.sizes',
    headers: 'segments|segment|sizes|company sizes|company size',
    read: entriesCell('sizes'),
  },
  {
    to: 'specialities.products',
    headers: 'products|product|skills|use cases|technologies',
    read: entriesCell('products'),
  },
  {
    to: 'territories',
    headers: 'territory|regions|region|countries|country',
    read: entriesCell('territories'),
  },
  {
    to: 'languages',
    headers: 'language|spoken languages|language locale key',
    read: entriesCell('languages'),
  },
  {
    to: 'certifications',
    headers: 'certification|certificates|certificate|certs|accreditations',
    read: entriesCell('names'),
  },
  { to: 'hours.timeZone', headers: 'time zone|tz|time zone sid key', read: timeZoneCell },
  {
    to: 'hours.week',
    headers: 'working hours|business hours|hours|shift|arbeitszeit',
    read: weekCell,
  },
  { to: 'hours.holidays', headers: 'holidays|holiday calendar|public holidays', read: listCell },
  {
    to: 'absences',
    headers: 'absence|out of office|ooo|time off|vacation|days off|away|leave|urlaub',
    read: absencesCell,
  },
  {
    to: 'capacity.open',
    headers: 'capacity|max open leads|max leads|open lead cap',
    read: wholeCell,
  },
  {
    to: 'capacity.perDay',
    headers: 'max per day|max leads per day|leads per day|daily cap',
    read: wholeCell,
  },
  {
    to: 'capacity.perWeek',
    headers: 'max per week|max leads per week|leads per week|weekly cap',
    read: wholeCell,
  },
  { to: 'pipeline.value', headers: 'pipeline|pipeline value|open pipeline', read: numberCell },
  { to: 'pipeline.quota', headers: 'quota|target', read: numberCell },
  {
    to: 'pipeline.pct',
    headers: 'pipeline %|pipeline % of quota|pipeline percent|% of quota',
    read: numberCell,
  },
  { to: 'pipeline.asOf', headers: 'pipeline date|pipeline as of', read: dateCell },
  { to: 'overall.rate', headers: 'win rate|close rate|conversion rate', read: shareCell },
  { to: 'overall.won', headers: 'wins|won|deals won', read: wholeCell },
  { to: 'overall.n', headers: 'deals|closed deals|n|deals closed', read: wholeCell },
  { to: 'overall.asOf', headers: 'win rate date|record date|as of', read: dateCell },
  {
    to: 'response.medianMinutes',
    headers: 'response time|avg response time|median response minutes|response minutes',
    read: numberCell,
  },
  {
    to: 'response.p90Minutes',
    headers: 'response time p90|p90 response minutes|90th percentile response',
    read: numberCell,
  },
  { to: 'response.n', headers: 'responses|responses counted', read: wholeCell },
  { to: 'response.asOf', headers: 'response date|response as of', read: dateCell },
  {
    to: 'dealSize.usd',
    headers: 'deal size|average deal size|avg deal size|median deal size|acv',
    read: numberCell,
  },
  { to: 'dealSize.n', headers: 'deal size n|deals sized', read: wholeCell },
  { to: 'dealSize.asOf', headers: 'deal size date|deal size as of', read: dateCell },
  {
    to: 'cycle.days',
    headers: 'sales cycle|cycle length|sales cycle days|cycle days|avg sales cycle',
    read: numberCell,
  },
  { to: 'cycle.n', headers: 'sales cycle n|deals timed', read: wholeCell },
  { to: 'cycle.asOf', headers: 'sales cycle date|cycle as of', read: dateCell },
  { to: 'startedOn', headers: 'start date|hire date|hired|joined', read: dateCell },
  { to: 'weight', headers: 'rotation weight|share', read: numberCell },
];

/**
 * Reads rows as reps. A file without ids knows people by name: the name becomes the id ("Moses Frase" →
 * "moses-frase"), of the rep and of the manager. Whose title says that they sell nothing comes in inactive.
 */
export function repReader(
  headers: readonly string[],
  mapping: ColumnMapping,
  words: Readers = OUR_READERS,
): RowReader {
  const hasTitle = mapping.constants.title !== undefined;
  const fields = REP_FIELDS.map(
    (field): Field => ({
      ...field,
      read: (raw, habits) => field.read(raw, { ...habits, words }),
    }),
  );
  return rowReader(fields, repSchema, headers, mapping, (draft, columns) => {
    const { overall, firstName, lastName, title, ...rest } = draft;
    const { id, managerId, records = [] } = rest;
    const byName = columns.id === undefined;
    const halves = [firstName, lastName].filter((half) => typeof half === 'string');
    const name = rest.name ?? (halves.length > 0 ? halves.join(' ') : undefined);
    const role =
      rest.role ??
      (typeof title === 'string' ? (words.role(title) ?? roleOfTitle(title)) : undefined);
    const sells = role || !(hasTitle || columns.title !== undefined);
    // That a login is in use says nothing of who sells: what is stored of that stays.
    const { active, ...others } = rest;
    return {
      draft: {
        ...(sells || active !== true ? rest : others),
        ...(name === undefined ? {} : { name }),
        ...(role === undefined || role === null ? {} : { role }),
        ...(byName && id === undefined && typeof name === 'string' ? { id: slugOf(name) } : {}),
        ...(byName && typeof managerId === 'string' ? { managerId: slugOf(managerId) } : {}),
        ...(isObject(overall) && Array.isArray(records)
          ? { records: [...recordOf(overall), ...records] }
          : {}),
      },
      ...(sells || active === false ? {} : { fresh: sellsNothing(title) }),
    };
  });
}

function sellsNothing(title: unknown): Fresh {
  const said =
    typeof title === 'string' && title !== NO_TITLE
      ? `the title "${title}" names no role in sales`
      : 'no title names a role in sales';
  return {
    with: { active: false },
    told: {
      path: '/role',
      message: `${said}: a new rep is stored inactive; set a role and active to true`,
    },
  };
}

/** Stands for the title in exports of users, where a row has none. */
export const NO_TITLE = '-';

/** The record without a scope; none where its cells are emptied. */
function recordOf(overall: Readonly<Record<string, unknown>>): unknown[] {
  const told = Object.entries(overall).filter(([, value]) => value !== null);
  return told.length === 0 ? [] : [{ scope: {}, ...Object.fromEntries(told) }];
}
