import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { leadSchema } from '../../../src/leads/lead.ts';
import { PLAIN_HABITS, readSentLead } from '../../../src/leads/sent/read-sent-lead.ts';

/** The lead as it was read, without what it does not hold. */
function leadOf(sent: object, habits = PLAIN_HABITS) {
  const read = readSentLead({ id: 'a', ...sent }, habits);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.lead;
}

const told = (sent: object) => (leadOf(sent).warnings ?? []).map(({ path }) => path);

describe('what a side field holds', () => {
  test.each([
    [{ contact: { phone: null } }],
    [{ contact: { phone: '' }, score: ' ', company: null }],
    [{ company: { employees: null, name: '  ' }, engagement: null, message: null }],
    [{ custom: {}, empty: [] }],
  ])('nothing is as left out, and not told: %j', (sent) => {
    expect(leadOf(sent)).toEqual(leadSchema.parse({ id: 'a' }));
  });

  test.each([
    ['82', 82, []],
    ['82 %', 82, []],
    [130, 100, ['/score']],
    ['-5', 0, ['/score']],
    ['hot', undefined, ['/score']],
    [{ value: 5 }, undefined, ['/score']],
  ])('a score of %j is %j', (score, want, warned) => {
    expect(leadOf({ score }).score).toBe(want);
    expect(told({ score })).toEqual(warned);
  });

  test('a score on another scale is brought to ours', () => {
    const habits = { score: { min: 0, max: 250 } };
    expect(leadOf({ score: 200 }, habits).score).toBe(80);
    expect(leadOf({ score: 300 }, habits)).toMatchObject({
      score: 100,
      warnings: [{ given: '300' }],
    });
  });

  test.each([
    ['2026-02-24T10:00:00.000+0000', '2026-02-24T10:00:00.000Z'],
    ['2026-02-24T10:00:00+02:00', '2026-02-24T10:00:00+02:00'],
    ['2026-02-24 10:00:00', '2026-02-24T10:00:00.000Z'],
    ['24-Feb-2026', '2026-02-24T00:00:00.000Z'],
    ['Feb 24, 2026 3:05 PM', '2026-02-24T15:05:00.000Z'],
    ['Tue, 24 Feb 2026 10:00:00 GMT', '2026-02-24T10:00:00.000Z'],
    ['02/24/2026', '2026-02-24T00:00:00.000Z'],
    ['24.02.2026 12:30', '2026-02-24T12:30:00.000Z'],
    [1771927200, '2026-02-24T10:00:00.000Z'],
    ['1771927200000', '2026-02-24T10:00:00.000Z'],
    ['03/04/2026', undefined],
    ['31/06/2026', undefined],
    ['soon', undefined],
  ])('came in at %j: %j', (receivedAt, want) => {
    expect(leadOf({ receivedAt }).receivedAt).toBe(want);
    expect(told({ receivedAt })).toEqual(want === undefined ? ['/receivedAt'] : []);
  });

  test.each([
    [{ email: 'mailto:ann@x.example' }, { email: 'ann@x.example' }, 0],
    [{ email: 'Ann Ray <ann@x.example>' }, { email: 'ann@x.example' }, 0],
    [{ email: 'ann@x.example.' }, { email: 'ann@x.example' }, 0],
    [{ email: 'ann@x.example; bob@x.example' }, { email: 'ann@x.example' }, 1],
    [
      { phone: '+1 415 555 2671 (office) / +1 415 555 2672 (mobile)' },
      { phone: '+1 415 555 2671 (office)' },
      1,
    ],
    [{ phone: '030 / 123456-7' }, { phone: '030 / 123456-7' }, 0],
    [{ phone: 4155552671 }, { phone: '4155552671' }, 0],
    [{ phone: 'x'.repeat(300) }, {}, 1],
    [{ firstName: 'Ann', lastName: 'Ray' }, { name: 'Ann Ray' }, 0],
    [{ name: 'Ann Ray', firstName: 'Ann' }, { name: 'Ann Ray' }, 0],
    [{ title: 'T'.repeat(300) }, { title: 'T'.repeat(200) }, 1],
    [{ title: { label: 'CEO', value: 'ceo' } }, { title: 'CEO' }, 0],
    [{ role: 'CEO' }, { title: 'CEO' }, 0],
  ])('contact %j is %j', (contact, want, warnings) => {
    expect(leadOf({ contact }).contact).toEqual(want);
    expect(told({ contact })).toHaveLength(warnings);
  });

  test.each([
    ['Acme', { name: 'Acme' }],
    [{ employees: '501-1,000' }, { employees: '501-1,000' }],
    [{ employees: 850.4 }, { employees: 850 }],
    [{ revenue: 5000000 }, { revenue: '5000000' }],
    [
      { revenue: { amount: '5000000', currency: 'usd' } },
      { revenue: { amount: 5e6, currency: 'USD' } },
    ],
    [{ stack: 'SAP; Salesforce' }, { stack: ['SAP', 'Salesforce'] }],
    [
      { website: 'acme.example', state: 'NC', zip: 27601 },
      { domain: 'acme.example', region: 'NC', postalCode: '27601' },
    ],
    [{ industry: ['Software'] }, { industry: 'Software' }],
  ])('company %j is %j', (company, want) => {
    expect(leadOf({ company }).company).toEqual(want);
  });

  test('what they did is read by the names that marketing tools use; what has no name is told', () => {
    const engagement = [
      { type: 'page_view', name: 'Pricing', count: '3', lastAt: '2026-02-24 10:00' },
      'Webinar on routing',
      { kind: 'seance', name: 'Ouija' },
      { kind: 'page' },
    ];
    expect(leadOf({ engagement }).engagement).toEqual([
      { kind: 'page', name: 'Pricing', count: 3, lastAt: '2026-02-24T10:00:00.000Z' },
      { kind: 'other', name: 'Webinar on routing', count: 1 },
      { kind: 'other', name: 'Ouija', count: 1 },
    ]);
    expect(told({ engagement })).toEqual(['/engagement/2/kind', '/engagement/3']);
  });
});

describe('keys that a lead does not have', () => {
  test('another system’s name of a field is the field', () => {
    const sent = {
      jobtitle: 'VP',
      Industry__c: 'Software',
      numberofemployees: '50',
      hs_object_id: 7,
    };
    const { id: _, ...rest } = leadOf(sent);
    expect(rest).toMatchObject({
      company: { industry: 'Software', employees: '50' },
      contact: { title: 'VP' },
    });
    expect(readSentLead({ Id: 71, Email: 'a@x.example' })).toMatchObject({
      ok: true,
      lead: { id: '71', contact: { email: 'a@x.example' } },
    });
  });

  test('the rest is kept by its name, and told; a slip says what was perhaps meant', () => {
    const lead = leadOf({ utm_term: 'crm', company: { tier: 'A' }, emial: 'a@x.example' });
    expect(lead.attributes).toEqual({ utm_term: 'crm', tier: 'A', emial: 'a@x.example' });
    expect(lead.warnings?.map(({ path }) => path)).toEqual([
      '/utm_term',
      '/company/tier',
      '/emial',
    ]);
    expect(lead.warnings?.[2]?.because).toContain('did you mean "email"?');
  });

  test.each([{ gender: 'f' }, { attributes: { Date_of_Birth: '1990' } }, { contact: { age: 50 } }])(
    'a protected trait is told and kept nowhere: %j',
    (sent) => {
      const lead = leadOf(sent);
      expect(lead.attributes).toEqual({});
      expect(lead.warnings).toHaveLength(1);
      expect(lead.warnings?.[0]?.given).toBeNull();
    },
  );

  test('attributes come as an object or as pairs, in any form', () => {
    expect(leadOf({ attributes: [{ name: 'utm', value: 'x' }] }).attributes).toEqual({ utm: 'x' });
    const attributes = {
      list: ['a', 'b'],
      deep: { x: { y: 1 } },
      none: null,
      long: 'x'.repeat(900),
    };
    expect(leadOf({ attributes })).toMatchObject({
      attributes: { list: 'a, b', deep: '{"x":{"y":1}}', none: null, long: 'x'.repeat(500) },
      warnings: [{ path: '/attributes/long' }],
    });
  });

  test('of many keys 200 are kept, and a hundred warnings tell of them', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]));
    const lead = leadOf(many);
    expect(Object.keys(lead.attributes)).toHaveLength(200);
    expect(lead.warnings).toHaveLength(100);
  });
});

describe('the id', () => {
  test('is made from who they are where none is sent: the same again, another for another message', () => {
    const sent = { contact: { email: 'ann@x.example' } };
    const ids = [sent, sent, { ...sent, message: 'Hello' }].map((one) => {
      const read = readSentLead(one);
      return read.ok ? read.lead.id : null;
    });
    expect(ids[0]).toMatch(/^lead-[0-9a-f]{16}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test.each([
    [{}, 'is required'],
    [{ score: 5 }, 'is required'],
    [{ id: 1e20 }, 'send it as text'],
    [{ id: {} }, 'must be a text'],
    [{ id: 'x'.repeat(201) }, 'at most 200'],
  ])('%j is no lead', (sent, because) => {
    expect(readSentLead(sent)).toMatchObject({
      ok: false,
      problems: [{ path: '/id', message: expect.stringContaining(because) }],
    });
  });
});

test('nothing that names the person is repeated in a warning', () => {
  const secret = 'zzsecretzz';
  const lead = leadOf({
    contact: {
      email: `${secret}@x.example; ${secret}@y.example`,
      phone: secret.repeat(30),
      name: secret.repeat(30),
    },
    message: secret.repeat(2_000),
    attributes: { note: secret.repeat(90) },
    email: secret,
  });
  expect(lead.warnings?.length).toBeGreaterThan(3);
  expect(JSON.stringify(lead.warnings)).not.toContain(secret);
});

const key = fc.constantFrom(
  ...'id company contact score engagement message attributes signals receivedAt email state zip x'.split(
    ' ',
  ),
);
property.prop([fc.dictionary(key, fc.jsonValue())])(
  'whatever is sent is a lead as the schema asks, or refused for its id alone',
  (sent) => {
    const read = readSentLead(sent);
    if (read.ok) expect(leadSchema.parse(read.lead)).toEqual(read.lead);
    else expect(read.problems.map(({ path }) => path)).toEqual(['/id']);
  },
);

property.prop([fc.anything()])('anything at all is read or refused, never thrown', (sent) => {
  expect(typeof readSentLead(sent).ok).toBe('boolean');
});
