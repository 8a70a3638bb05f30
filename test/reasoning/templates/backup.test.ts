// Who takes over, and when.
import { expect, test } from 'vitest';
import { backupFor } from '../../../src/reasoning/templates/backup.ts';
import { templateInput } from '../../support/cited-by.ts';
import { aScene, aShortlist } from '../../support/techflow.ts';
import { TOLD_SCENE, TOLD_SHORTLIST } from '../../support/told-scene.ts';

function backup(ids: readonly string[], scene = aScene({}), list = aShortlist(scene, ids)) {
  const { pick, others } = templateInput(scene, list);
  return backupFor(pick, others, list, ids[0] ?? '', scene.account);
}

test('whoever looks after the account goes before whoever is quick', () => {
  expect(backup(['ana'], TOLD_SCENE, [...TOLD_SHORTLIST])).toEqual({
    repId: 'ben',
    when: 'If Ana Torres cannot make first contact in time: Ben Carter looks after the account, too.',
  });
});

test('a colleague who is markedly faster, with both figures', () => {
  expect(backup(['jennifer', 'sarah', 'mike'])).toEqual({
    repId: 'mike',
    when: 'If first contact cannot wait for Jennifer Park: Mike Rodriguez usually answers in 6 minutes, Jennifer Park in 18 minutes.',
  });
});

test('else the next in line, and nobody behind the only one', () => {
  expect(backup(['mike', 'david'])).toEqual({
    repId: 'david',
    when: 'If Mike Rodriguez declines or has not made first contact in time.',
  });
  expect(backup(['mike'])).toBeNull();
});
