import { expect, test } from 'vitest';
import { type Must, mustSchema } from '../../src/policy/must/must.ts';
import { policyDocumentSchema } from '../../src/policy/policy.ts';
import { mustInWords } from '../../src/policy/rule-words.ts';
import { policyInWords } from '../../src/policy/words.ts';

const must = (rule: Record<string, unknown>): Must => mustSchema.parse({ code: 'x', ...rule });

test.each([
  [
    { kind: 'pipeline', below: 80, unless: 'lead.score > 85' },
    'The rep’s pipeline must be below 80 % of quota, unless lead score is above 85.',
  ],
  [
    { kind: 'pipeline', below: 80, whenUnknown: 'fail', maxAgeDays: 30 },
    'The rep’s pipeline must be below 80 % of quota; one that is unknown, undated or older than 30 days does not pass.',
  ],
  [
    { kind: 'team', teams: ['east'], bindsOwners: true },
    'The rep must be in team east; owners are bound by it too.',
  ],
  [
    { kind: 'record', scope: 'industry', atLeast: 0.3, minN: 10 },
    'The rep’s win rate in the lead’s industry must be at least 30 % over at least 10 deals; an unknown one does not pass.',
  ],
  [
    { kind: 'role', roles: ['ae', 'senior_ae'], when: 'lead.employees >= 500' },
    'When employees are at least 500, the rep must be an AE or senior AE.',
  ],
  [
    { kind: 'condition', require: '"de" in rep.languages && load.today < 5' },
    'This must hold: languages include de and today’s leads are below 5.',
  ],
  [
    { kind: 'certification', certifications: ['HIPAA'], when: 'lead.industry == "healthcare"' },
    'When industry is healthcare, the rep must hold the certification HIPAA.',
  ],
  [
    { kind: 'certification', certifications: ['SOC 2', 'HIPAA', 'PCI'], need: 'any' },
    'The rep must hold the certifications SOC 2, HIPAA or PCI.',
  ],
  [{ kind: 'capacity', because: 'You are full.' }, 'You are full.'],
])('%j', (rule, sentence) => {
  expect(mustInWords(must(rule))).toBe(sentence);
});

test('every figure of the policy stands in its words', () => {
  const document = policyDocumentSchema.parse({
    name: 'mine',
    objective: {
      priorDeals: 31,
      weights: { tenure: 0.13 },
      baseRate: 0.37,
      rank: [{ by: 'response', step: 7 }],
    },
    tiers: [{ code: 'hot', when: 'lead.score > 86', roles: ['senior_ae'], rotation: 'bypass' }],
    must: [{ kind: 'response', code: 'r', atMostMinutes: 23 }],
    prefer: [{ code: 'p', if: 'lead.size in rep.sizes', logOdds: -0.41 }],
    fallback: [{ relax: 'r' }],
    capacity: { softFrom: 0.83, softPrice: 0.029 },
    fairness: {
      band: 0.067,
      sitOut: 0.127,
      halfLifeDays: 29,
      afterAbsence: 'catch_up',
      catchUpLeads: 11,
    },
    sla: { firstTouchMinutes: 9 },
    advisor: { shortlist: 6, marginPoints: 3.5 },
    queue: { escalateAfterMinutes: 17, escalateTo: ['rep-77'] },
  });
  const text = policyInWords(document)
    .flatMap((section) => section.lines)
    .join('\n');
  for (const figure of [
    '31',
    '0.13',
    '37 %',
    '7',
    '86',
    '23',
    '0.41',
    '83 %',
    '2.9',
    '6.7 %',
    '12.7 %',
    '29',
    '11',
    '9',
    '6',
    '3.5',
    '17',
    'rep-77',
  ]) {
    expect(text).toContain(figure);
  }
});

test('whose claim counts and what waits for a look are said with their conditions', () => {
  const document = policyDocumentSchema.parse({
    name: 'p',
    ownership: { when: 'account.named && match.verified' },
    decline: [{ when: 'lead.notABuyer == "vendor"', because: 'They sell' }],
    review: [{ when: 'match.by == "name"', because: 'A name is not enough' }],
  });
  const lines = policyInWords(document).flatMap((section) => section.lines);
  expect(lines).toContain(
    'When evidence for the account is name, the lead waits until a person has looked at it, unless a rep works it already: A name is not enough.',
  );
  expect(lines).toContain(
    'When kind of non-buyer is vendor, the lead needs nobody, unless a rep works it already: They sell.',
  );
  expect(lines.join(' ')).toContain(
    'the account’s people only when it is a named account and it is a verified match.',
  );
});

test('the words promise nothing that the service does not do: it moves no silent lead, sends no message', () => {
  const text = policyInWords(
    policyDocumentSchema.parse({ name: 'p', queue: { escalateTo: ['rep-77'] } }),
  )
    .flatMap((section) => section.lines)
    .join('\n');
  expect(text).toContain('stays with its owner until somebody hands it over');
  expect(text).toContain('is marked there as overdue for rep-77');
  expect(text).not.toMatch(/loses the lead|goes to the (team’s )?manager/);
});

test.each([
  [
    'everyone',
    'A lead that no tier takes goes to whom the rules leave, whatever their role and team.',
  ],
  ['queue', 'A lead that no tier takes waits in the queue until somebody hands it over.'],
  ['hot', 'A lead that no tier takes goes with those of tier “hot”.'],
])('otherwise: %s', (otherwise, sentence) => {
  const tiers = [{ code: 'hot', when: 'lead.score > 86', roles: ['senior_ae'] }];
  const document = policyDocumentSchema.parse({ name: 'mine', tiers, otherwise });
  expect(policyInWords(document).flatMap(({ lines }) => lines)).toContain(sentence);
});

test('a distance from the best is told in what it counts in', () => {
  const rank = [
    { by: 'net', within: 3 },
    { by: 'open', within: 2 },
    { by: 'response', within: 7 },
    { by: 'longest_waiting' },
  ];
  const document = policyDocumentSchema.parse({ name: 'mine', objective: { rank } });
  const text = policyInWords(document).flatMap(({ lines }) => lines);
  expect(text).toContain(
    'Reps are ranked by highest net value (whoever is within 3 points of the best counts as level with them), then fewest open leads (whoever is within 2 leads of the best counts as level with them), then fastest median response (whoever is within 7 minutes of the best counts as level with them), then longest time since the last assignment.',
  );
});
