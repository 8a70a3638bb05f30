import { expect, test } from 'vitest';
import { mirrored } from '../../../src/reasoning/templates/second-person.ts';

test('what they say of themselves is turned round, with its pronouns and verbs', () => {
  expect(mirrored('We are replacing our tool and want it live before March.')).toBe(
    'you are replacing your tool and want it live before March',
  );
  expect(mirrored("I'm the buyer and I was told that it costs us nothing.")).toBe(
    'you’re the buyer and you were told that it costs you nothing',
  );
  expect(mirrored('Our CFO asked me to look into it.')).toBe('your CFO asked you to look into it');
});

test('what speaks to us, quotes somebody or is no statement of theirs is left as it stands', () => {
  for (const sentence of [
    'We compare you with two others.',
    'Please call us about 40 licences.',
    'The contract ends on March 31.',
    'We call it “the beast”.',
    'Wir suchen eine Lösung.',
    'We need this in a sentence that was cut…',
  ]) {
    expect(mirrored(sentence)).toBeNull();
  }
});
