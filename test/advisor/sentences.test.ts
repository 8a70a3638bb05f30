// Form and coverage in four languages: true sentences stand, untrue ones do not, without figure or tell-tale
// word as well as with one.
import { expect, test } from 'vitest';
import type { Form } from '../../src/advisor/grounding/modes.ts';
import { type Place, proseCheck } from '../../src/advisor/prose.ts';
import { aBrief } from '../support/advice.ts';
import { put, SCENES } from '../support/judged-corpora.ts';
import { RECOMBINED, RETOLD } from '../support/sentences-recombined.ts';
import { TRUE_SENTENCES } from '../support/sentences-true.ts';
import { UNTRUE_SENTENCES } from '../support/sentences-untrue.ts';

type Said = [
  scene: keyof typeof SCENES,
  language: string,
  place: Place,
  form: Form | '-',
  text: string,
  ...facts: string[],
];

const rows = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [scene, language, place, form, said, facts = ''] = line
        .split('|')
        .map((one) => one.trim());
      return [scene, language, place, form, said, ...facts.split(' ').filter(Boolean)] as Said;
    });

const CHOICES = { techflow: 'sarah', hospital: 'nora', harbor: 'ana' } as const;

/** The key of a scene whose policy asks for a language. */
function keyOf(scene: Said[0], language: string) {
  const snapshot = SCENES[scene];
  const { policy } = snapshot;
  const document = { ...policy.document, advisor: { ...policy.document.advisor, language } };
  return aBrief({ ...snapshot, policy: { ...policy, document } }).key;
}

function problems([scene, language, place, form, text, ...facts]: Said): string[] {
  const key = keyOf(scene, language);
  const sentence = put([text, ...facts], key);
  const choice = key.aliases.aliasOf(CHOICES[scene]) ?? '';
  const reasonFacts = [...key.facts.values()].flatMap(({ id, repId }) => (repId ? [id] : []));
  const check = proseCheck(key, { choice, backup: null, reasonFacts });
  return check(form === '-' ? sentence : { ...sentence, form }, place).problems;
}

test.each([...rows(TRUE_SENTENCES), ...rows(RETOLD)])('%s, %s %s (%s) stands: %s', (...said) => {
  expect(problems(said)).toEqual([]);
});

test.each([...rows(UNTRUE_SENTENCES), ...rows(RECOMBINED)])(
  '%s, %s %s (%s) does not stand: %s',
  (...said) => {
    expect(problems(said)).not.toEqual([]);
  },
);

test('a form that a sentence does not have is said', () => {
  const said = (form: Said[3], text: string) =>
    problems(['techflow', 'en', 'talkingPoint', form, text, 'message']);
  expect(said('ask', 'They want a plan by 15 January.')).toEqual([
    'it is given as a question and asks nothing',
  ]);
  expect(said('do', 'They want a plan by 15 January.')).toEqual([
    'it is given as an action and does not say what to do',
  ]);
  expect(said('tell', 'They want a plan by 15 January.')).toEqual([]);
});

test('prose in a language that nobody here can check waits for a second look', () => {
  const key = keyOf('techflow', 'it');
  const check = proseCheck(key, { choice: 'R1', backup: null, reasonFacts: [] });
  expect(check({ text: 'Chiama subito.', facts: ['F1'] }, 'nextStep').problems).toEqual([
    'its language is none that can be checked: it is shown only after a second look',
  ]);
});
