// What nobody may promise or claim in our name, whatever the lead wrote.
import { describe, expect, test } from 'vitest';
import { boastsIn, claimsIn, promisesIn } from '../../../src/advisor/grounding/promises.ts';
import { wrote } from './facts-for.ts';

describe('a promise', () => {
  const asked = [wrote('Is there a free trial, or a discount?')];
  const found = (text: string) => promisesIn(text, asked).map((one) => /“(.*?)”/.exec(one)?.[1]);

  test('of a thing that no cited fact names does not stand', () => {
    expect(found('A refund is possible.')).toEqual(['refund']);
    expect(promisesIn('The free trial interests them.', [])).toHaveLength(1);
    expect(found('The free trial interests them.')).toEqual([]);
  });

  test('in our name does not stand, though the lead asks for that very thing', () => {
    expect(found('The free trial is on us.')).toEqual(['free trial']);
    expect(found('Our discount suits them.')).toEqual(['discount']);
    expect(found('They ask for a discount. Our prices are another matter.')).toEqual([]);
  });

  test('that is given or offered does not stand either', () => {
    expect(found('Offer a free trial.')).toEqual(['free trial']);
    expect(found('Throw in the discount.')).toEqual(['discount']);
  });

  test('that is advised against is none', () => {
    expect(found('Do not promise a refund.')).toEqual([]);
    expect(found('Avoid any guarantee.')).toEqual([]);
  });
});

describe('a claim', () => {
  test('about what we do does not stand; a question does', () => {
    expect(claimsIn('We integrate with SAP.')).toHaveLength(1);
    expect(claimsIn('Our new connector saves days.')).toHaveLength(1);
    expect(claimsIn('Ask whether we support SAP.')).toEqual([]);
  });

  test('about what the product does does not stand', () => {
    expect(claimsIn('The platform supports SAP.')).toHaveLength(1);
    expect(claimsIn('It pays for itself.')).toHaveLength(1);
    expect(claimsIn('Ask how the platform supports SAP.')).toEqual([]);
  });

  test('about a thing does not stand, whoever is said to have it', () => {
    expect(claimsIn('Mention the native SAP connector.')).toEqual([
      '“native” claims something that no fact supports',
    ]);
    expect(claimsIn('A proven, award-winning choice.')).toHaveLength(1);
    expect(claimsIn('Never call it seamless.')).toEqual([]);
  });
});

describe('a boast', () => {
  const nothing = () => '';

  test.each([
    'R1 is based in Boston.',
    'R2 never loses a deal.',
    'R1 has won dozens of deals.',
    'R1 will certainly win this.',
    'R1 is the best closer.',
  ])('has no place in a brief: %s', (text) => {
    expect(boastsIn(text, nothing)).toHaveLength(1);
  });

  test('about private lives stands where a fact has the word', () => {
    expect(boastsIn('Their husband decides.', nothing)).toHaveLength(1);
    expect(boastsIn('Their salary tool is old.', () => 'We replace our salary tool.')).toEqual([]);
  });
});
