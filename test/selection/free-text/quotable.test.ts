import { describe, expect, test } from 'vitest';
import { judgeAdvice } from '../../../src/advisor/judge.ts';
import { gatherFacts } from '../../../src/reasoning/facts/gather-facts.ts';
import { plainAdvice } from '../../../src/reasoning/plain-advice.ts';
import { waitingAdvice } from '../../../src/routing/waiting.ts';
import { decide } from '../../../src/selection/decide.ts';
import { isUnfit, quotable, tellable } from '../../../src/selection/free-text/quotable.ts';
import { aBrief, aGoodAnswer, factId } from '../../support/advice.ts';
import { aScene, aShortlist, TECHFLOW_LEAD } from '../../support/techflow.ts';

/** What a lead may hold, and what of it nobody may be told again. */
const UNFIT: readonly (readonly [text: string, never: RegExp])[] = [
  ['Acme \u001b[31mred', /\p{Cc}/u],
  ['Acme \u202eelifton\u202c', /[\u202e\u202c]/],
  ['Acme\u0007 bell \u009b2J', /\p{Cc}/u],
  ['Acme\u200b\u2066 Tools', /[\u200b\u2066]/],
  ['=HYPERLINK("http://evil.example","Acme")', /HYPERLINK|evil/i],
  ['@SUM(1+1)*cmd|calc', /@SUM/i],
  ['see https://evil.example/login now', /evil/],
  ['see evil.example/login now', /evil\.example\/login/],
  ['javascript:alert(1) run', /javascript/i],
  ['enter your password at the portal', /password/i],
  ['please verify your account today', /verify your account/i],
  ['Acme {{constructor}} Tools', /\{\{|\}\}/],
  ['Acme $' + '{process.env} Tools', /\$\{/],
  ['Acme <img src=x onerror=alert(1)> Tools', /<img|onerror/i],
  ['Acme <a href="https://evil.example">here</a>', /<a|<\/a|evil/i],
  ["Acme +1+cmd|' /C calc'!A0", /cmd\|/i],
];

describe('what a lead holds is not said back', () => {
  test.each(UNFIT)('%j in every field, by the words that need no model', (text, never) => {
    const message = `We must replace our tool and ${text} before May. ${text} is what we need, can you do it?`;
    const scene = aScene({
      lead: {
        ...TECHFLOW_LEAD,
        companyName: text,
        title: text,
        city: text,
        campaign: text,
        source: text,
        channel: text,
        stack: [text],
        products: [text],
        signals: [text],
        engagement: [
          { kind: 'content', name: text, count: 2, daysAgo: 1 },
          { kind: 'event', name: `pricing ${text}`, count: 2, daysAgo: 1 },
        ],
        message,
      },
    });
    const list = aShortlist(scene, ['mike', 'sarah']);
    const facts = gatherFacts(scene, list);
    for (const silent of [false, true]) {
      const told = silent ? { ...scene, lead: { ...scene.lead, message: null } } : scene;
      const { summary, reasons, talkingPoints, nextSteps } = plainAdvice(told, list, facts, 'mike');
      const said = [
        summary,
        ...[...reasons, ...talkingPoints, ...nextSteps].map((one) => one.text),
      ];
      expect(said.filter((sentence) => never.test(sentence))).toEqual([]);
    }
    expect(facts.filter(({ about, text: told }) => about === 'lead' && never.test(told))).toEqual(
      [],
    );
    const queue = { reason: 'nobody_eligible' as const, detail: 'Nobody.' };
    expect(waitingAdvice(decide(scene), queue, facts).summary).not.toMatch(never);
  });

  test.each(UNFIT)('%j, by a model', (text, never) => {
    const scene = aScene({});
    const { key } = aBrief(scene);
    const good = aGoodAnswer(key);
    const point = { text: `Ask about this first: ${text}`, facts: [factId(key, 'company')] };
    const step = { text: `Write today: ${text}`, facts: [factId(key, 'sla')] };
    const judged = judgeAdvice({ ...good, talkingPoints: [point], nextSteps: [step] }, key);
    expect(
      JSON.stringify(judged.kind === 'accepted' ? judged.advice.talkingPoints : []),
    ).not.toMatch(never);
    expect(judged.kind === 'accepted' && judged.advice.talkingPoints.length).toBe(0);
    expect(judged.kind === 'accepted' && judged.advice.nextSteps.length).toBe(0);
  });
});

test.each([
  ['Please enter your password below. We need ten seats.', 'We need ten seats.'],
  ['Wir suchen ein CRM. Bitte Passwort eingeben!', 'Wir suchen ein CRM.'],
])('of %s people are told what asks for nothing', (raw, stays) => {
  const told = tellable(raw);
  expect(told).toContain(stays);
  expect(told).not.toMatch(/password|passwort/i);
});

test.each([
  'We need a password manager with SSO for 50 people, can you do it?',
  'Write to Olivia <o.frost@northwind.example>, 3 < 4 and 5 > 2.',
  '+34 612 345 678 is our number.',
  'ما می‌خواهیم یک سامانه',
  '👩‍💻 team of 20',
])('a fact tells people all of %s', (text) => {
  expect(tellable(text)).toBe(text);
});

test.each([
  'TechFlow Industries',
  'We use SAP S/4HANA, Node.js and R&D tools.',
  'A+B GmbH',
  '-10 % on last year',
  'monday.com and booking.com',
  'and/or by 31/12/2026',
  'We sign in May',
])('what is fit stays as it is: %s', (text) => {
  expect([quotable(text), isUnfit(text)]).toEqual([text, false]);
});
