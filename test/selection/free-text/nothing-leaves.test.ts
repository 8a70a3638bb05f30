// A name, an address and a number in every string of lead, roster, account and policy, and the requests
// that a provider then gets: first look, repair and second look, at once and after the fact.
import { describe, expect, test } from 'vitest';
import { seekAdvice } from '../../../src/flows/route/seek-advice.ts';
import { createAdvisor } from '../../../src/io/llm/advisor.ts';
import { accountSchema } from '../../../src/leads/account.ts';
import { leadSchema } from '../../../src/leads/lead.ts';
import { normaliseLead } from '../../../src/leads/normalise.ts';
import { policyDocumentSchema } from '../../../src/policy/policy.ts';
import { repSchema } from '../../../src/roster/rep.ts';
import { NO_LOAD } from '../../../src/roster/roster.ts';
import { decide } from '../../../src/selection/decide.ts';
import { givenBy } from '../../../src/selection/free-text/people.ts';
import { NO_ESTIMATES, NO_MATCH, type Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { aBrief, aChoice, aChoiceBrief, aGoodAnswer, PARTS, PROMPT } from '../../support/advice.ts';
import { aRoster } from '../../support/builders.ts';
import { planted } from '../../support/planted.ts';
import { modelVendors, vendorTarget } from '../../support/vendors/models.ts';

const AT = '2026-11-23T10:00:00.000Z';
const CONTACT = {
  name: 'Wilhelmina Abernathy',
  email: 'w.abernathy@corp.example',
  phone: '+49 151 23456789',
};

/** What is planted, and what of it must not turn up; digits are looked for without what parts them. */
const PLANTS: readonly (readonly [text: string, pieces: RegExp])[] = [
  [CONTACT.name, /wilhelmina|abernathy/i],
  ['Abernathy, Wilhelmina', /wilhelmina|abernathy/i],
  [CONTACT.email, /abernathy/i],
  [CONTACT.phone, /15123456789|23456789/],
  ['Tel.6175550199', /6175550199/],
  ['617·555·0199', /6175550199/],
  ['o.f @ firm.example', /firm\W{0,3}example/i],
  ['zq.olfert@firm.example', /olfert/i],
  ['Poole-Abernathy', /abernathy/i],
  ['ms abernathy', /abernathy/i],
  ['ABERNATHY', /abernathy/i],
  ['Zebulon Quirk', /zebulon|quirk/i],
  ['quirk zebulon', /zebulon|quirk/i],
  ['xq-77-zebulon', /zebulon/i],
  ['Aurelia Vandermeer', /aurelia|vandermeer/i],
  ['Ottoline Featherstone', /ottoline|featherstone/i],
];

/** Reads an input into its schema: what is refused there never comes in. */
function sceneWith(text: string): { snapshot: Snapshot; contact: string[]; at: string[] } {
  const lead = planted(leadSchema, text);
  const rep = planted(repSchema, text);
  const account = planted(accountSchema, text);
  const policy = planted(policyDocumentSchema, text);
  const given = lead.value as Record<string, Record<string, unknown>>;
  const read = leadSchema.parse({ ...given, contact: { ...given.contact, ...CONTACT } });
  const reps = [
    {
      ...(rep.value as object),
      id: 'planted',
      active: true,
      absences: [],
      managerId: 'ottoline-featherstone',
    },
    { id: 'xq-77-zebulon', name: 'Zebulon Quirk' },
    { id: 'third', name: 'Third Person', records: [{ rate: 0.4 }] },
  ].map((one) => repSchema.parse(one));
  const document = policyDocumentSchema.parse(policy.value);
  const snapshot: Snapshot = {
    at: AT,
    lead: normaliseLead(read, AT),
    account: {
      ...accountSchema.parse({ ...(account.value as object), doNotAssign: [] }),
      ownerId: 'aurelia-vandermeer',
      parentOwnerId: null,
      matchedBy: text,
      confidence: 0.9,
    },
    match: NO_MATCH,
    runningOwnerId: null,
    policy: {
      name: 'planted',
      version: 1,
      hash: 'planted',
      document: { ...document, advisor: { ...document.advisor, ask: 'always', marginPoints: 100 } },
    },
    roster: aRoster(reps),
    loads: new Map(reps.map(({ id }) => [id as string, { ...NO_LOAD }])),
    estimates: NO_ESTIMATES,
  };
  return {
    snapshot,
    contact: givenBy(read.contact),
    at: [lead, rep, account, policy].flatMap((one) => one.at),
  };
}

function withLanguage(snapshot: Snapshot, language: string): Snapshot {
  const { document } = snapshot.policy;
  const advisor = { ...document.advisor, language };
  return { ...snapshot, policy: { ...snapshot.policy, document: { ...document, advisor } } };
}

const provider = modelVendors();

test('the walk reaches what leaves', () => {
  const at = new Set(
    sceneWith('Zebulon Quirk').at.map((path) => path.replace(/\.\d+(?=\.|$)/g, '')),
  );
  for (const path of [
    'company.region',
    'contact.title',
    'attributes.key',
    'message',
    'philosophy',
    'advisor.tone',
    'must.because',
    'queue.escalateTo',
    'team',
    'territories',
    'specialities.products',
    'name',
    'tiers.teams',
  ]) {
    expect([...at]).toContain(path);
  }
});

describe.each(['anthropic', 'openai'] as const)('to %s', (vendor) => {
  test.each(PLANTS)('%s in every string leaves in no request', async (text, pieces) => {
    const { snapshot, contact } = sceneWith(text);
    const evaluation = decide(snapshot);
    // In a language that there is none of no answer holds; in English all three rounds are made.
    const inEnglish = decide(withLanguage(snapshot, 'en'));
    const { key } = aBrief(snapshot, { privateWords: contact });
    const good = aGoodAnswer(key);
    const from = provider.seen.length;
    // A shape that is refused and mended; then orders are suspected, and it is asked without free text.
    provider.behave((_, nth) => ({
      kind: 'answer',
      json: [{ choice: text }, good, { ...good, suspectedInjection: true }, { choice: text }, good][
        (nth - from - 1) % 5
      ],
    }));
    const clock = { now: () => Date.now() };
    for (const mode of ['sync', 'later'] as const) {
      const advisor = createAdvisor({ targets: [vendorTarget(vendor)] });
      const { signal } = new AbortController();
      const call = { mode, deadlineMs: clock.now() + 60_000, signal, contact };
      const deps = { advisor, off: () => null, clock, prompt: PROMPT };
      await seekAdvice(deps)(evaluation, call);
      await seekAdvice(deps)(inEnglish, call);
    }
    const bodies = provider.seen.slice(from).map(({ body }) => body as Record<string, unknown>);
    expect(bodies.length).toBe(10);
    for (const body of bodies) {
      const sent = said(body);
      const found = pieces.exec(sent);
      expect(found && sent.slice(Math.max(0, found.index - 80), found.index + 40)).toBeNull();
      expect(pieces.exec(sent.replace(/\D/g, ' ').replace(/(?<=\d) (?=\d)/g, ''))).toBeNull();
    }
  });
});

test.each(PLANTS)(
  '%s leaves neither with a choice nor with a brief or its repair',
  async (text, pieces) => {
    const { snapshot, contact } = sceneWith(text);
    const evaluation = decide(withLanguage(snapshot, 'en'));
    const choice = aChoice(aChoiceBrief(evaluation.snapshot, contact).key);
    const wrong = { text: 'Mention our 20% discount.', facts: [] };
    const brief = { summary: '', reasons: [], opening: wrong, points: [], steps: [] };
    const from = provider.seen.length;
    const answers = [{ choice: 'R9' }, choice, brief, { sentences: [] }];
    provider.behave((_, nth) => ({ kind: 'answer', json: answers[(nth - from - 1) % 4] }));
    const advisor = createAdvisor({ targets: [vendorTarget('anthropic')] });
    const clock = { now: () => Date.now() };
    const { signal } = new AbortController();
    const call = { mode: 'sync', deadlineMs: clock.now() + 60_000, signal, contact } as const;
    const outcome = await seekAdvice({ advisor, off: () => null, clock, prompt: PARTS })(
      evaluation,
      call,
    );
    expect(outcome).toMatchObject({ kind: 'advised', brief: 'here' });
    const bodies = provider.seen.slice(from).map(({ body }) => body as Record<string, unknown>);
    expect(bodies.length).toBe(4);
    for (const body of bodies) {
      const sent = said(body);
      expect(pieces.exec(sent)).toBeNull();
      expect(pieces.exec(sent.replace(/\D/g, ' ').replace(/(?<=\d) (?=\d)/g, ''))).toBeNull();
    }
  },
);

/** All that a body says, but not what the model itself said before. */
function said(body: Record<string, unknown>): string {
  const turns = (body.messages ?? body.input) as { role: string }[];
  const own = turns.filter(({ role }) => role !== 'assistant');
  return JSON.stringify({ ...body, messages: own, input: own });
}
