// The rep speaks the lead's language; an unknown one is everybody's.
import { languageName } from '../../leads/values/wording.ts';
import { repAt } from '../../roster/roster.ts';
import { switchTo, withOneMore } from './lever.ts';
import type { MustKind } from './must-kind.ts';
import { orNone } from './phrases.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('language', {});

export const language: MustKind<typeof schema> = {
  schema,
  asks: () => 'the rep must speak the lead’s language, where it is known',
  yours: (_, { languages }) => `Yours: ${orNone(languages)}.`,
  relaxable: true,
  whoPasses: 'fits',
  leadFact: () => 'language',
  safeguard: null,
  names: () => [],
  isStricter: () => true,
  levers: (_, { lead, rep }) => {
    const languages = withOneMore(rep.languages, lead.language);
    return switchTo(
      'language',
      languages && { languages },
      `had you spoken ${languageName(lead.language)}`,
    );
  },
  key: (_, { lead }) => lead.language,
  passes: (_, { lead, columns }, i) =>
    lead.language === 'unknown' || repAt(columns, i).languages.includes(lead.language),
  found: (_, { lead, columns }, i) => ({
    value: orNone(repAt(columns, i).languages),
    threshold: `speaks ${lead.language}`,
  }),
};
