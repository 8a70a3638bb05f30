// Names of people and companies that stand in no fact.
import { describe, expect, test } from 'vitest';
import { strangerNames } from '../../../evals/grading/stranger-names.ts';

const vocabulary = new Set(['techflow', 'sap', 'weber']);
const english = (text: string) => strangerNames(text, { vocabulary, capitalsMeanNames: true });
const german = (text: string) => strangerNames(text, { vocabulary, capitalsMeanNames: false });

describe('a company', () => {
  test('is noticed by its form where every noun has a capital', () => {
    expect(german('Ein Angebot von Nordwind GmbH liegt vor.')).toEqual(['Nordwind GmbH']);
    expect(german('Ein Angebot von Nordwind Nova Systems liegt vor.')).toEqual([
      'Nordwind Nova Systems',
    ]);
    expect(german('Ein Angebot von Techflow GmbH liegt vor.')).toEqual([]);
  });

  test('is noticed at the beginning of a sentence by what it does', () => {
    expect(english('Globex uses the same tools.')).toEqual(['Globex']);
    expect(english('Pricing is what they looked at.')).toEqual([]);
    expect(english('TechFlow uses the same tools.')).toEqual([]);
  });

  test('is noticed at the beginning of a sentence by what it has', () => {
    expect(english('Globex’s stack is the same.')).toEqual(['Globex']);
    expect(english("It fits. Globex's team said so.")).toEqual(['Globex']);
    expect(english("Siemens's team said so.")).toEqual(['Siemens']);
    expect(english('TechFlow’s stack is the same.')).toEqual([]);
    for (const word of ['Let', 'Today', 'It', 'Company', 'Tomorrow', 'Here', 'Budget', 'What']) {
      expect(english(`${word}’s what they asked for.`)).toEqual([]);
    }
  });

  test('is noticed within a sentence', () => {
    expect(english('They leave Oracle for good.')).toEqual(['Oracle']);
    expect(english('They leave SAP for good.')).toEqual([]);
  });
});

describe('a person', () => {
  test('is noticed by the first name, in German too', () => {
    expect(german('Am besten übernimmt Michelle den Anruf.')).toEqual(['Michelle']);
    expect(german('Am besten übernimmt jemand den Anruf.')).toEqual([]);
  });

  test('is noticed behind a title, full stop or not', () => {
    expect(english('Speak to Dr. Hollister about it.')).toEqual(['Hollister']);
    expect(english('Speak to Dr. Weber about it.')).toEqual([]);
  });
});
