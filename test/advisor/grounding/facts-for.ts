// Facts as a model reads them, for checks that are given sentences alone. Their own sentences say nothing:
// what a check knows of them stands in their values.
import type { Fact, FactKind, FactValues } from '../../../src/reasoning/facts/fact.ts';
import {
  countFigure,
  type FactFigure,
  minutesFigure,
  percentFigure,
} from '../../../src/reasoning/facts/figures.ts';
import type { RecordScope } from '../../../src/roster/record.ts';

let made = 0;

/** A fact of a rep's when one is named, else of the lead's, with these values. */
export function aFact(
  kind: FactKind,
  values: Partial<FactValues>,
  repId: string | null = null,
): Fact {
  made += 1;
  const about = repId === null ? 'lead' : 'rep';
  const none = { key: '', figures: [], entries: [], quoted: [] };
  return { id: `F${made}`, about, repId, kind, text: 'Is told.', ...none, ...values };
}

/** What the lead wrote. */
export const wrote = (quote: string, kind: FactKind = 'message') =>
  aFact(kind, { quoted: [quote] });

export const answers = (repId: string, minutes: number) =>
  aFact('response', { figures: [minutesFigure(minutes, 'response')] }, repId);

export function wins(repId: string, share: number, field: RecordScope = 'overall', of?: number) {
  const deals: FactFigure[] =
    of === undefined
      ? []
      : [
          countFigure(share * of, 'won', 'deals', 'part'),
          countFigure(of, 'deals', 'deals', 'whole'),
        ];
  return aFact('record', { figures: [...deals, percentFigure(share, 'wins', field)] }, repId);
}
