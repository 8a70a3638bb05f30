// A territory of the rep's holds the lead's country or region. A rep without territories works everywhere,
// and a lead from an unknown place is everybody's.
import { placeName } from '../../leads/values/wording.ts';
import type { Rep } from '../../roster/rep.ts';
import { repAt } from '../../roster/roster.ts';
import { switchTo, withOneMore } from './lever.ts';
import type { MustKind, MustView } from './must-kind.ts';
import { orNone } from './phrases.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('territory', {});

export const territory: MustKind<typeof schema> = {
  schema,
  asks: () => 'the rep’s territories must cover the lead’s country or region',
  yours: (_, { territories }) =>
    territories.length === 0 ? 'You cover everywhere.' : `Yours: ${territories.join(', ')}.`,
  relaxable: true,
  whoPasses: 'fits',
  leadFact: () => 'place',
  safeguard: null,
  names: () => [],
  isStricter: () => true,
  levers: (_, { lead, rep }) => {
    const place = placeOf(lead);
    const more = rep.territories.length === 0 ? null : withOneMore(rep.territories, place);
    return switchTo(
      'territory',
      more && { territories: more },
      `had your territory held ${placeName(place)}`,
    );
  },
  key: (_, { lead }) => `${lead.country}|${lead.regions.join('|')}`,
  passes: (_, { lead, columns }, i) => covers(repAt(columns, i), lead),
  found: (_, { lead, columns }, i) => ({
    value: orNone(repAt(columns, i).territories),
    threshold: `covers ${placeOf(lead)}`,
  }),
};

function covers({ territories }: Rep, { country, regions }: MustView['lead']): boolean {
  if (territories.length === 0 || (country === 'unknown' && regions.length === 0)) return true;
  return territories.some((t) => t === country || regions.includes(t));
}

function placeOf({ regions, country }: MustView['lead']): string {
  return regions[0] ?? country;
}
