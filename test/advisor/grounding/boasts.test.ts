// What has no place in a brief, whatever the lead wrote.
import { describe, expect, test } from 'vitest';
import { boastsIn } from '../../../src/advisor/grounding/boasts.ts';

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
