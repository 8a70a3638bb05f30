import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../../src/io/db/engine/content-hash.ts';
import { playbookOf } from '../../src/pages/playbook/playbook.ts';
import { repPageOf } from '../../src/pages/playbook/rep-page.ts';
import { asHtml, asMarkdown, hashOnPage } from '../../src/pages/prose-page.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { policyInWords } from '../../src/policy/words.ts';
import { DECLINE_REASONS } from '../../src/routing/queue/ending.ts';
import { aRep } from '../support/builders.ts';

const FOLDER = new URL('../../docs/examples/policies/', import.meta.url);

function shipped(file: string): Policy {
  const parsed = parsePolicy(readFileSync(new URL(file, FOLDER), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { document } = parsed;
  return { name: document.name, version: 4, hash: contentHash(document), document };
}

describe('the playbook', () => {
  test.each(readdirSync(FOLDER))(
    'of %s says every sentence of the policy and bears its hash',
    (file) => {
      const policy = shipped(file);
      const page = playbookOf(policy);
      const markdown = asMarkdown(page);
      expect(hashOnPage(markdown)).toBe(contentHash(policy.document));
      for (const { heading, lines } of policyInWords(policy.document)) {
        expect(page.sections.find((section) => section.heading === heading)?.lines).toEqual(lines);
      }
    },
  );

  const linesOf = (over: Partial<Policy['document']>) => {
    const policy = shipped('balanced.yaml');
    const document = { ...policy.document, ...over };
    return playbookOf({ ...policy, document })
      .sections.flatMap(({ lines }) => [...lines])
      .join('\n');
  };

  test('a decline gives the turn back for the reasons that do, and for no other', () => {
    const page = linesOf({});
    const [, back = '', used = ''] =
      /reason is (.*), your turn comes back.*it is (.*), it is used/.exec(page) ?? [];
    for (const [reason, returns] of Object.entries(DECLINE_REASONS)) {
      expect((returns ? back : used).split(/, | or /)).toContain(reason.replaceAll('_', ' '));
    }
    const { fairness } = shipped('balanced.yaml').document;
    expect(linesOf({ fairness: { ...fairness, on: false } })).not.toContain('turn comes back');
    expect(page).not.toMatch(/feedback/i);
  });

  test('an owner is promised leads only where the order lets them speak', () => {
    const { ownership } = shipped('balanced.yaml').document;
    const told = (order: typeof ownership.order) => linesOf({ ownership: { ...ownership, order } });
    expect(told(ownership.order)).toContain('Leads of customers go to the owner, with critical');
    expect(told(['account_csm'])).toContain(
      'go to whom the rules below leave, like any other lead, with critical tickets to the CSM.',
    );
    expect(told(['running_lead'])).not.toContain('Leads of customers');
    expect(told([])).toContain('Nobody has a claim on it');
  });

  test('tells by its hash that the policy has moved on', () => {
    const policy = shipped('balanced.yaml');
    const moved = { ...policy.document, philosophy: 'Something else.' };
    expect(hashOnPage(asMarkdown(playbookOf(policy)))).not.toBe(contentHash(moved));
  });

  test('takes what a policy and a roster say as text, in Markdown and in HTML', () => {
    const policy = shipped('balanced.yaml');
    policy.document.title = '<script>alert(1)</script> [x](javascript:1) & "y"';
    const [markdown, html] = [asMarkdown(playbookOf(policy)), asHtml(playbookOf(policy))];
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(markdown).toContain('\\<script\\>alert(1)\\</script\\> \\[x\\](javascript:1)');
    expect(html).toContain(policy.hash);
  });
});

describe('“how I get leads”', () => {
  const rep = aRep({
    id: 'rep-7',
    name: 'Ada Example',
    role: 'bdr',
    languages: ['en', 'de'],
    territories: ['DE'],
    capacity: { open: 12, perDay: 3 },
    pipeline: { pct: 85 },
    records: [
      { rate: 0.6, scope: { industry: 'manufacturing' } },
      { won: 9, n: 30 },
    ],
    response: { medianMinutes: 7 },
    ramp: { until: '2027-01-01', share: 0.5 },
  });
  const lines = (file: string) =>
    repPageOf(rep, shipped(file)).sections.flatMap((s) => [...s.lines]);

  test('tells of certifications which are asked for and which are theirs', () => {
    const policy = shipped('balanced.yaml');
    policy.document.must.push({
      kind: 'certification',
      code: 'certified',
      certifications: ['SOC 2', 'HIPAA'],
      need: 'any',
    });
    const said = (certifications: string[]) =>
      repPageOf({ ...rep, certifications }, policy).sections.flatMap((s) => [...s.lines]);
    const asked = 'You must hold the certifications SOC 2 or HIPAA.';
    expect(said(['soc-2'])).toContain(`${asked} Yours: soc-2.`);
    expect(said([])).toContain(`${asked} Yours: none.`);
  });

  test('tells the rules with the rep’s own figures', () => {
    const page = lines('balanced.yaml').join('\n');
    for (const sentence of [
      'Your role is BDR, your team sales.',
      'Your caps are 12 open leads, 3 a day.',
      'Until 2027-01-01 you work at 50 % of them.',
      'Yours: DE.',
      'Yours: en, de.',
      'Yours is 85 %: not below it.',
      'Yours: 60 % (sample not stated) in manufacturing.',
      'Your median is 7 minutes.',
    ]) {
      expect(page).toContain(sentence);
    }
  });

  test('tells the rep’s own figures with sample and date, and names what is not known', () => {
    const known = { ...rep, dealSize: { usd: 24_000, n: 31, asOf: '2026-01-31' } };
    const page = repPageOf(known, shipped('balanced.yaml'));
    expect(page.sections.find((one) => one.heading === 'Your figures')?.lines).toEqual([
      'You win 30 % of your deals (n = 30, undated).',
      'A deal you win is usually worth $24,000 (n = 31, as of 2026-01-31).',
      'Your first response takes 7 minutes as a rule (sample not stated, undated).',
      'Not known, and not guessed: length of a sale, open opportunities.',
    ]);
  });

  test('tells hours as people say them', () => {
    const day: [string, string][] = [['09:00', '17:00']];
    const week = { mon: day, tue: day, wed: day, fri: day, sat: [['10:00', '12:00']] } as const;
    const one = aRep({ hours: { timeZone: 'Europe/Berlin', week: week as never } });
    const page = repPageOf(one, shipped('tiered-inbound.yaml'));
    expect(page.sections.flatMap((section) => [...section.lines]).join('\n')).toContain(
      'Your hours: Monday to Wednesday 09:00–17:00, Friday 09:00–17:00, Saturday 10:00–12:00 (Europe/Berlin).',
    );
  });

  test('tells which tiers pass the rep by', () => {
    const page = lines('tiered-inbound.yaml');
    expect(page.filter((line) => line.endsWith('These leads pass you by.'))).toHaveLength(2);
    expect(page.filter((line) => line.endsWith('You may take these leads.'))).toHaveLength(1);
  });

  test('bears the hash of the policy', () => {
    const policy = shipped('tiered-inbound.yaml');
    expect(hashOnPage(asMarkdown(repPageOf(rep, policy)))).toBe(policy.hash);
  });

  test('can be made for every kind of rule', () => {
    const all = shipped('balanced.yaml');
    all.document.must = [
      { kind: 'on_shift', code: 'a' },
      { kind: 'role', code: 'b', roles: ['ae'] },
      { kind: 'team', code: 'c', teams: ['sales'] },
      { kind: 'speciality', code: 'd', of: 'product' },
      { kind: 'response', code: 'e', atMostMinutes: 10, whenUnknown: 'pass' },
      { kind: 'utilisation', code: 'f', below: 90 },
      { kind: 'condition', code: 'g', require: 'load.open < 5' },
    ];
    const section = repPageOf(rep, all).sections.find(
      (one) => one.heading === 'What must hold for you',
    );
    expect(section?.lines).toEqual([
      'You must be within working hours. You are always on shift.',
      'You must be an AE. You are not.',
      'You must be in team sales. You are.',
      'You must specialise in the lead’s product. Yours: none.',
      'Your median response must be at most 10 minutes; an unknown one passes. Yours: 7 minutes.',
      'Your open leads must be below 90 % of capacity.',
      'This must hold: open leads are below 5.',
    ]);
  });
});
