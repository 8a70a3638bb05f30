// A lead in a few words.
import { expect, test } from 'vitest';
import { leadName } from '../../../src/reasoning/templates/lead-name.ts';
import { aScene, TECHFLOW_LEAD } from '../../support/techflow.ts';
import { TOLD_SCENE } from '../../support/told-scene.ts';

const named = (lead: Parameters<typeof aScene>[0]['lead']) =>
  leadName(aScene({ lead: lead ?? {} }));

test('the company, with what is known of it', () => {
  expect(named(TECHFLOW_LEAD)).toBe(
    'TechFlow Industries (manufacturing, 850 employees, $120M revenue)',
  );
  expect(named({ id: 'x', companyName: 'Solo', employees: 1 })).toBe('Solo (1 employee)');
});

test('without a name the account’s, then the domain’s, never a free-mail one', () => {
  const nameless = { ...TOLD_SCENE, lead: { ...TOLD_SCENE.lead, companyName: null } };
  expect(leadName(nameless)).toMatch(/^Halle Group \(/);
  expect(named({ id: 'x', domain: 'pump.example' })).toBe('The lead from pump.example');
  expect(named({ id: 'x', domain: 'mail.example', freeMail: true })).toBe('This lead');
});
