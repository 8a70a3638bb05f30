// Regions, cantons and provinces of the large markets, as their own people and English speakers write them.
import { expect, test } from 'vitest';
import { NAMED_WITHIN, PROVINCES } from '../../../src/leads/tables/provinces.ts';
import { exactCountry } from '../../../src/leads/values/country.ts';
import { locate, normaliseTerritory } from '../../../src/leads/values/place.ts';

const every = Object.entries(PROVINCES).flatMap(([country, states]) =>
  Object.entries(states).map(([code, names]) => ({ country, code, names: names.split('|') })),
);

test('each of ten markets has all of its parts', () => {
  const count = (table: object) =>
    Object.fromEntries(
      Object.entries(table).map(([country, states]) => [country, Object.keys(states).length]),
    );
  expect(count(PROVINCES)).toEqual({
    ...{ fr: 13, it: 20, es: 19, nl: 12, ch: 26, in: 36, br: 27, mx: 32, jp: 47, cn: 31 },
  });
});

test('every name says its country and its part, with the country beside it and without', () => {
  const faults = every.flatMap(({ country, code, names }) =>
    names
      .filter((name) => name !== '')
      .filter((name) =>
        [undefined, country].some((stated) => {
          const { location } = locate(stated, name);
          return (
            location.country !== country.toUpperCase() ||
            location.regions[0] !== `${country}-${code}`
          );
        }),
      )
      .map((name) => `${country}-${code} ${name}`),
  );
  expect(faults).toEqual([]);
});

test('no name of a part is the name of another country', () => {
  const taken = every.flatMap(({ country, names }) =>
    names.filter((name) => {
      const other = exactCountry(name);
      return other.known && other.value !== country.toUpperCase();
    }),
  );
  expect(taken).toEqual([]);
});

test('what names a part within its country names one there, and a code none elsewhere', () => {
  for (const [country, states] of Object.entries(NAMED_WITHIN))
    for (const [code, names] of Object.entries(states))
      for (const name of names.split('|')) {
        const { regions } = locate(country, name).location;
        expect([country, name, regions[0]?.slice(0, 3)]).toEqual([country, name, `${country}-`]);
        expect(PROVINCES[country]).toHaveProperty(code);
      }
});

test.each([
  ['Italy', 'MI', 'it-25'],
  ['Italia', 'Milano (MI)', 'it-25'],
  [undefined, 'Milano, MI', 'it-25'],
  [undefined, 'Detroit, MI', 'us-mi'],
  [undefined, 'MI', 'us-mi'],
  ['Spain', 'Barcelona', 'es-ct'],
  ['FR', '75', 'fr-idf'],
  ['France', 'Île de France', 'fr-idf'],
  ['Schweiz', 'Genf', 'ch-ge'],
  ['BR', 'São Paulo, SP', 'br-sp'],
  ['JP', '東京都', 'jp-13'],
  ['China', '广东', 'cn-gd'],
  ['Netherlands', 'Limburg', 'nl-li'],
  ['México', 'Edomex', 'mx-mex'],
  ['Mexico', 'Mexico', 'central-america'],
  [undefined, 'Limburg', 'limburg'],
])('in %s %s is %s', (country, region, want) => {
  expect(locate(country, region).location.regions[0]).toBe(want);
});

test.each([
  ['Lombardei', 'it-25'],
  ['IT-25', 'it-25'],
  ['Catalonia', 'es-ct'],
  ['ES-CT', 'es-ct'],
  ['de-by', 'de-by'],
  ['Tokyo', 'jp-13'],
])('the territory %s is %s', (raw, want) => {
  expect(normaliseTerritory(raw)).toMatchObject({ value: want, known: true });
});

test('a region that was kept as its own slug before it had a code is found under both', () => {
  const { regions } = locate('France', 'Île-de-France').location;
  expect(regions.slice(0, 3)).toEqual(['fr-idf', 'fr-ile-de-france', 'ile-de-france']);
});
