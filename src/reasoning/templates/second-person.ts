// A lead's own sentence turned round, so that a rep can say it back to them: "We are replacing our
// tool" → "you are replacing your tool". Only where that is safe; else their words are quoted.
import { table } from '../../leads/text/by-name.ts';

const TURNED = table<string>({
  we: 'you',
  i: 'you',
  our: 'your',
  my: 'your',
  us: 'you',
  me: 'you',
  ours: 'yours',
  mine: 'yours',
  ourselves: 'yourselves',
  myself: 'yourself',
  am: 'are',
  "we're": 'you’re',
  "we've": 'you’ve',
  "we'd": 'you’d',
  "we'll": 'you’ll',
  "i'm": 'you’re',
  "i've": 'you’ve',
  "i'd": 'you’d',
  "i'll": 'you’ll',
});

/** English statements about themselves that open like this can be turned round. */
const ABOUT_THEMSELVES = /^(?:we|i|our|my|we['’](?:re|ve|d|ll)|i['’](?:m|ve|d|ll))\s/i;
/** Whoever speaks of "you" means us; whoever quotes means somebody else. */
const NOT_TURNED = /\b(?:you|your|yours|yourself|please)\b|[“”"«»…]/i;

/** The sentence in the second person without its full stop, beginning in lower case; null when it cannot be turned. */
export function mirrored(sentence: string): string | null {
  if (!ABOUT_THEMSELVES.test(sentence) || NOT_TURNED.test(sentence)) return null;
  const turned = sentence
    .replace(/\bI was\b/g, 'you were')
    .replace(/[\p{L}]+(?:['’]\p{L}+)?/gu, (word) => {
      return TURNED[word.toLowerCase().replace('’', "'")] ?? word;
    })
    .replace(/(?<![.!\s])[.!\s]+$/, '');
  return turned.charAt(0).toLowerCase() + turned.slice(1);
}
