import { expect, test } from 'vitest';
import { isPlainly } from '../../src/leads/values/common-words.ts';

const PROSE = {
  en: 'They asked for a demo and have the budget. Ask who signs it off and when they want to start.',
  de: 'Sie haben um eine Vorführung gebeten und das Budget ist da. Frag, wer unterschreibt und wann sie beginnen.',
  fr: 'Ils ont demandé une démonstration pour leur équipe et sont prêts. Demandez qui signe, avec quel budget, dans quels délais.',
  es: 'Pidieron una demostración porque los equipos están creciendo. Pregunta cuando empiezan y hasta donde llega el presupuesto, también para las filiales.',
} as const;
const LANGUAGES = Object.keys(PROSE) as (keyof typeof PROSE)[];

test.for(LANGUAGES)('prose in %s is plainly that and nothing else', (language) => {
  const plainly = LANGUAGES.filter((other) => isPlainly(other, PROSE[language]));
  expect(plainly).toEqual([language]);
});

test('what is mixed, short, or in a language without a list is never plain', () => {
  expect(LANGUAGES.filter((one) => isPlainly(one, `${PROSE.en} ${PROSE.de}`))).toEqual([]);
  expect(isPlainly('en', 'Call them now.')).toBe(false);
  expect(isPlainly('pl', 'Poprosili o prezentację i mają na to budżet.')).toBe(false);
});
