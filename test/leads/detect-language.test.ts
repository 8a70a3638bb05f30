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

test.for([
  'Please call me about our Kraków office',
  'Could we get a quote for our Reykjavík site?',
  'Pricing for Łódź plant please',
  'We need SAP for 3 warehouses, thanks, Wojciech Szczesny',
  'We need SAP for 3 warehouses, my assistant Nguyen Thi Hoa will call',
  'We need SAP for 3 warehouses, at Société Générale',
  'We need SAP for 3 warehouses, naïve question',
])('a name or an accent makes no other language of an English message: %s', (message) => {
  expect(['en', 'unknown']).toContain(detectLanguage(message).value);
});

test.for([
  ['pl', 'Dzień dobry, szukamy systemu CRM dla naszej firmy w Krakowie'],
  ['vi', 'Xin chào, chúng tôi cần báo giá cho công ty'],
  ['de', 'Bitte senden Sie uns ein Angebot für SAP'],
  ['de', 'Wir suchen ein System für unser Team in München'],
  ['es', 'Hola, necesitamos una demo para nuestra empresa en México'],
] as const)('names within a message in %s leave it its language', ([code, message]) => {
  expect(detectLanguage(message).value).toBe(code);
});
