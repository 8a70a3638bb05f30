// Which export a file is, by its headers, and the mapping by which it is read.
import { ACCOUNT_FIELDS } from '../../leads/import/account-rows.ts';
import { type ColumnMapping, type Field, headerKey } from '../../leads/import/columns.ts';
import { LEAD_FIELDS } from '../../leads/import/lead-rows.ts';
import { own } from '../../leads/text/by-name.ts';
import { type HistoryMapping, historyMappingSchema } from './history-mapping.ts';
import {
  type DealsPreset,
  PRESETS,
  type Preset,
  type PresetKind,
  type RowsPreset,
} from './presets.ts';
import { REP_FIELDS } from './rep-rows.ts';

/** The export that a file is: that of which it has all signs, and the most. */
export function foundPreset(headers: readonly string[], kind?: PresetKind): Preset | null {
  const has = finder(headers);
  const fitting = PRESETS.filter(
    (preset) =>
      (kind === undefined || preset.kind === kind) &&
      preset.signs.every((names) => has(names) !== null),
  );
  return fitting.toSorted((a, b) => b.signs.length - a.signs.length)[0] ?? null;
}

/** The mapping of a file by its preset; what `said` maps and ignores comes first. */
export function presetMapping(
  { columns, constants = {}, ignore = '' }: RowsPreset,
  headers: readonly string[],
  said: ColumnMapping,
): ColumnMapping {
  const taken = new Set([...Object.values(said.columns), ...said.ignore]);
  const free = headers.filter((header) => !taken.has(header));
  const has = finder(free);
  const found = Object.entries(columns).flatMap(([to, names]) => {
    const header = own(said.columns, to) === undefined ? has(names) : null;
    return header === null ? [] : [[to, header] as const];
  });
  const feeding = new Set(found.map(([, header]) => header));
  const noise = new Set(ignore.split('|').map(headerKey));
  const left = free.filter((header) => noise.has(headerKey(header)) && !feeding.has(header));
  return {
    ...said,
    columns: { ...Object.fromEntries(found), ...said.columns },
    constants: { ...constants, ...said.constants },
    ignore: [...said.ignore, ...left],
  };
}

const WON = ['Closed Won', 'Closed-Won', 'ClosedWon', 'Won', 'Gewonnen', 'Gagné', 'Ganado'];
const LOST = [
  'Closed Lost',
  'Closed-Lost',
  'ClosedLost',
  'Lost',
  'Canceled',
  'Verloren',
  'Perdu',
  'Perdido',
];

/** The mapping of a file of deals; every stage that says neither won nor lost is open. */
export function dealsMapping(preset: DealsPreset, headers: readonly string[]): HistoryMapping {
  const has = finder(headers);
  const column = (names: string | undefined) => (names && has(names)) ?? undefined;
  const [amount, currency] = [column(preset.amount), column(preset.currency)];
  const given = {
    ...{ id: column(preset.id), account: column(preset.account), source: column(preset.source) },
    ...{ industry: column(preset.industry), region: column(preset.region) },
    ...{ engagedAt: column(preset.openedAt), closedAt: column(preset.closedAt) },
    amount: amount && { column: amount, ...(currency && { currencyColumn: currency }) },
  };
  return historyMappingSchema.parse({
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    rep: column(preset.rep) ?? preset.rep.split('|')[0],
    stage: { column: column(preset.stage), won: WON, lost: LOST, otherwise: 'open' },
  });
}

const KINDS: Readonly<Record<Exclude<PresetKind, 'history'>, readonly Field[]>> = {
  reps: REP_FIELDS,
  accounts: ACCOUNT_FIELDS,
  leads: LEAD_FIELDS,
};

/** What a file of no known export holds: the kind that knows more of its columns than the others; else null. */
export function kindByHeaders(headers: readonly string[]): PresetKind | null {
  const keys = new Set(headers.map(headerKey));
  const counted = (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => {
    const known = new Set(
      KINDS[kind].flatMap(({ to, headers: names }) => [to, ...names.split('|')].map(headerKey)),
    );
    return { kind, count: [...keys].filter((key) => known.has(key)).length };
  });
  const [first, second] = counted.toSorted((a, b) => b.count - a.count);
  return first && second && first.count > second.count ? first.kind : null;
}

/** Finds the first of several names ("A|B") among the headers, in whatever spelling. */
function finder(headers: readonly string[]): (names: string) => string | null {
  const byKey = new Map(headers.toReversed().map((header) => [headerKey(header), header]));
  return (names) =>
    names
      .split('|')
      .map((name) => byKey.get(headerKey(name)))
      .find((header) => header !== undefined) ?? null;
}
