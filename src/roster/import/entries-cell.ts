// Several entries in one cell of a rep file: every one of them, or the cell is refused.
import { type CellReader, listCell } from '../../leads/import/cell.ts';
import { entriesOf, type ListKind } from '../../leads/values/entries.ts';

export function entriesCell(kind: ListKind): CellReader<unknown[]> {
  return (raw, habits) => {
    const listed = listCell(raw, habits);
    if (!listed.ok || raw.trim().startsWith('[')) return listed;
    const entries = (listed.value as string[]).map((entry) => entriesOf(kind, entry, habits.words));
    return entries.some(({ leftOver }) => leftOver)
      ? {
          ok: false,
          expected: 'one entry, or several with ";" between them: lists are parted by ;',
        }
      : { ok: true, value: entries.flatMap(({ pieces }) => pieces) };
  };
}
