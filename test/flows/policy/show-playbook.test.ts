import { expect, test } from 'vitest';
import { showPlaybook } from '../../../src/flows/policy/show-playbook.ts';
import { aPolicy, aRep, aRoster } from '../../support/builders.ts';

const state = {
  policy: async (name: string | null) => (name === null || name === 'test' ? aPolicy() : null),
  roster: () => aRoster([aRep({ id: 'rep-7', name: 'Ada Example' })]),
  advisorOff: () => null,
};

test('the playbook is that of the policy in force, for everybody or for one rep', async () => {
  const page = (repId: string | null) => showPlaybook({ state }, { policy: null, repId });
  expect((await page(null)).title).toBe('Playbook: Routing policy');
  expect((await page('rep-7')).title).toBe('How I get leads: Ada Example');
});

test('a policy or a rep that is not there is refused', async () => {
  const code = (policy: string | null, repId: string | null) =>
    showPlaybook({ state }, { policy, repId }).catch((error) => error.code);
  expect(await code('other', null)).toBe('policy_unknown');
  expect(await code(null, 'rep-9')).toBe('not_found');
});

test('the playbook says when the advisor turns itself off, and that it has', async () => {
  const lines = async (off: 'turned_itself_off' | null) => {
    const given = { state: { ...state, advisorOff: () => off } };
    const page = await showPlaybook(given, { policy: null, repId: null });
    const heading = 'Whether the advisor is worth asking';
    return page.sections.find((section) => section.heading === heading)?.lines ?? [];
  };
  expect(await lines(null)).toEqual([expect.stringContaining('from 50 such leads on')]);
  expect((await lines('turned_itself_off'))[1]).toMatch(/^It has turned itself off/);
});
