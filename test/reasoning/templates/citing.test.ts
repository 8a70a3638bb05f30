// Facts are found by kind, rep and key; their place in the list and their words do not matter.
import { expect, test } from 'vitest';
import { cited, citing, present } from '../../../src/reasoning/templates/citing.ts';
import { calledBy, TOLD_FACTS } from '../../support/told-scene.ts';

const called = calledBy(TOLD_FACTS);
const upsideDown = [...TOLD_FACTS].reverse();

test('a fact is found by its kind and key, wherever it stands', () => {
  for (const facts of [TOLD_FACTS, upsideDown]) {
    const find = citing(facts);
    expect(called(find.one('record', 'size', 'ana'))).toEqual(['record:size@ana']);
    expect(called(find.one('engagement', 2))).toEqual(['engagement:2']);
    expect(called(find.one('signal', 1))).toEqual(['signal:1']);
  }
});

test('one that there is not, or that is another rep’s, is none', () => {
  const find = citing(TOLD_FACTS);
  expect(find.one('record', 'size', 'ben')).toEqual([]);
  expect(find.one('engagement', 3)).toEqual([]);
  expect(find.ids('record')).toEqual([]);
});

test('those of a kind are found by rep, in order', () => {
  const find = citing(TOLD_FACTS);
  expect(called(find.ids('record', 'ana'))).toEqual([
    'record:overall@ana',
    'record:industry@ana',
    'record:size@ana',
    'record:region@ana',
    'record:source@ana',
  ]);
  expect(called(find.ids('language'))).toEqual(['language']);
  expect(called(find.ids('language', 'ana'))).toEqual(['language@ana']);
});

test('a sentence cites each fact once, and none is no sentence', () => {
  expect(cited('So it is.', ['F1', 'F2'], ['F2', 'F3'])?.facts).toEqual(['F1', 'F2', 'F3']);
  expect(cited('So it is.', [], [])).toBeNull();
  expect(present([null, 1, null, 2])).toEqual([1, 2]);
});
