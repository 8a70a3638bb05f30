// Accounts from a file: which headers feed which field of an account.
import { accountSchema } from '../account.ts';
import { bareName } from '../company-name.ts';
import { slugOf } from '../text/fold.ts';
import { type CellReader, listCell, oneOfCell, textCell, wholeCell, yesNoCell } from './cell.ts';
import { type ColumnMapping, type Field, type RowReader, rowReader } from './columns.ts';

/** No domain has a comma in it, so that one parts them where the mapping names no sign of its own. */
const domainsCell: CellReader<unknown> = (raw, habits) => {
  const isPlain = habits.listSeparator === null && !raw.trim().startsWith('[');
  return listCell(isPlain ? raw.replaceAll(',', ';') : raw, habits);
};

export const ACCOUNT_FIELDS: readonly Field[] = [
  { to: 'id', headers: 'account id|record id|external id|crm id', read: textCell },
  {
    to: 'name',
    headers:
      'account|account name|company|company name|organisation|organization|organization name|firma',
    read: textCell,
  },
  {
    to: 'domains',
    headers: 'domain|company domain name|website|website url|websites|url|web',
    read: domainsCell,
  },
  { to: 'aliases', headers: 'alias|also known as|other names', read: listCell },
  {
    to: 'parentId',
    headers:
      'parent|parent account id|parent id|parent account|parent company|parent company id|subsidiary of',
    read: textCell,
  },
  {
    to: 'status',
    headers: 'type|account type|account status|lifecycle|lifecycle stage',
    read: oneOfCell({
      customer:
        'client|active customer|existing customer|customer direct|customer channel|evangelist|kunde',
      prospect:
        'lead|target|open|opportunity|subscriber|marketing qualified lead|sales qualified lead|other|competitor|analyst|investor|press|interessent',
      partner:
        'reseller|channel partner|channel partner reseller|installation partner|technology partner|integrator|vendor',
      former: 'churned|former customer|ex customer|lost',
    }),
  },
  { to: 'industry', headers: 'sector|vertical|branche', read: textCell },
  {
    to: 'employees',
    headers: 'employee count|number of employees|no of employees|headcount|mitarbeiter',
    read: wholeCell,
  },
  {
    to: 'country',
    headers: 'office location|billing country|billing country code|country region|land|pays|pais',
    read: textCell,
  },
  {
    to: 'ownerId',
    headers: 'owner id|owner|account owner|account owner id|company owner|rep|sales rep',
    read: textCell,
  },
  { to: 'csmId', headers: 'csm|customer success manager|csm id', read: textCell },
  { to: 'named', headers: 'named account|strategic|key account', read: yesNoCell },
  { to: 'tickets.open', headers: 'open tickets|tickets', read: wholeCell },
  { to: 'tickets.critical', headers: 'critical tickets', read: wholeCell },
  {
    to: 'expansion',
    headers: 'expansion potential|upsell potential',
    read: oneOfCell({ none: 'no', low: 'small', medium: 'mid', high: 'large' }),
  },
  { to: 'doNotAssign', headers: 'do not assign|excluded reps', read: listCell },
];

/**
 * Reads rows as accounts. A file without ids knows accounts by name: the name without its legal form
 * becomes the id, of the account and of its parent.
 */
export function accountReader(headers: readonly string[], mapping: ColumnMapping): RowReader {
  return rowReader(ACCOUNT_FIELDS, accountSchema, headers, mapping, (draft, columns) => {
    const { id, name, parentId } = draft;
    if (columns.id !== undefined) return { draft };
    return {
      draft: {
        ...draft,
        ...(id === undefined && typeof name === 'string' ? { id: accountIdOf(name) } : {}),
        ...(typeof parentId === 'string' ? { parentId: accountIdOf(parentId) } : {}),
      },
    };
  });
}

/** The id of an account that a file knows by name only: "Acme, Inc." → "acme". */
export function accountIdOf(name: string): string {
  return slugOf(bareName(name)) || slugOf(name);
}
