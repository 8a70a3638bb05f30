import { expect, test } from 'vitest';
import { detectLanguage } from '../../src/leads/values/language.ts';

test.for([
  [
    'de',
    'Guten Tag, wir suchen eine Lösung für unsere Fertigung mit SAP-Anbindung und würden gerne eine Vorführung vereinbaren.',
  ],
  ['nl', 'Goedemiddag, wij willen graag een offerte ontvangen voor vijftig gebruikers in Utrecht.'],
  ['sv', 'Vi vill gärna boka en demo nästa vecka för vårt team i Malmö.'],
  ['en', 'We are replacing our scheduling tool and would like a demo next week.'],
] as const)('a message in %s is told as such', ([code, message]) => {
  expect(detectLanguage(message)).toMatchObject({ known: true, value: code });
});

test('a language that is not told apart is left unknown rather than guessed', () => {
  const message = 'Kumusta, gusto naming mag-iskedyul ng demo ng inyong produkto para sa kumpanya.';
  expect(detectLanguage(message)).toMatchObject({ known: false });
});
