import { describe, expect, test } from 'vitest';
import { aliasBook } from '../../../src/advisor/aliases.ts';
import { leadSchema } from '../../../src/leads/lead.ts';
import { normaliseLead } from '../../../src/leads/normalise.ts';
import { redactor } from '../../../src/selection/free-text/redact.ts';
import { aRep } from '../../support/builders.ts';
import { aScene, TECHFLOW_REPS } from '../../support/techflow.ts';

const scene = aScene({ reps: [...TECHFLOW_REPS, aRep({ id: 'zed', name: 'Zora van der Berg' })] });
const aliases = aliasBook('lead', ['sarah', 'mike', 'jennifer', 'david']);
const { text, label } = redactor(scene, aliases, ['Priya Natarajan']);
const sarah = aliases.aliasOf('sarah') ?? '';
const jennifer = aliases.aliasOf('jennifer') ?? '';

describe('redactor', () => {
  test.each([
    ['write to priya@techflow.example today', 'write to [e-mail] today'],
    ['priya (at) techflow (dot) example', '[e-mail]'],
    ['jane at acme dot com', '[e-mail]'],
    ['call +44 7700 900123 now', 'call [number] now'],
    ['call (212) 555-0100.', 'call [number].'],
    ['tel 0049-151-23456789', 'tel [number]'],
    ['see linkedin.com/in/priya-n', 'see [link]'],
    ['https://calendly.com/priya', '[link]'],
    ['I am @priya_n', 'I am [link]'],
  ])('contact details are masked: %s', (raw, masked) => {
    expect(text(raw)).toBe(masked);
  });

  test.each([
    'we have 850 people and $120M, 1,200,000 orders a year',
    'since 2026-11-23 and 23.11.2026',
    'version 4.5, 24/7, open since 1998',
  ])('figures stay: %s', (raw) => {
    expect(text(raw)).toBe(raw);
  });

  test('a shortlisted rep becomes the alias, in full, turned round or asked for', () => {
    expect(text('I would like to talk to Sarah Chen.')).toBe(`I would like to talk to ${sarah}.`);
    expect(text('CHEN, SARAH helped us')).toBe(`${sarah} helped us`);
    expect(text('please ask for sarah')).toBe(`please ask for ${sarah}`);
    expect(text('Sarah’s colleague')).toBe(`${sarah}’s colleague`);
    expect(text('speak to Ms Park')).toBe(`speak to Ms ${jennifer}`);
  });

  test.each([
    ['Juergen Mueller-Luedenscheidt rief an', 'R rief an'],
    ['Jürgens Angebot liegt vor', 'R’s Angebot liegt vor'],
    ['Jurgen Muller Ludenscheidt', 'R'],
    ['JUERGEN-MUELLER-LUEDENSCHEIDT', 'R'],
    ['Frau O’Malley und Siobhan OMalley', 'Frau R und R'],
    ['call siobhan o’malley', 'call R'],
    ['S. O’Malley, oder Siobhán O. direkt', 'R, oder R direkt'],
  ])('names are known in the spellings that people use: %s', (raw, masked) => {
    const reps = [
      aRep({ id: 'j', name: 'Jürgen Müller-Lüdenscheidt' }),
      aRep({ id: 's', name: 'Siobhán O’Malley' }),
    ];
    const masks = redactor(aScene({ reps }), aliasBook('lead', ['j', 's']));
    const bare = masks.text(raw).replace(/R[12]/g, 'R').replace('R Angebot', 'R’s Angebot');
    expect(bare.replace(/\bR(?:[- ]R)+\b/g, 'R')).toBe(masked);
    expect(bare).not.toMatch(/j(?:ü|ue|u)rgen|m(?:ü|ue|u)ller|denscheidt|siobh|malley/i);
  });

  test('the contact is masked in those spellings, too', () => {
    const masks = redactor(scene, aliases, ['Katrin Brüggemann-Łoś']);
    for (const raw of ['Katrins Handy', 'K. Brueggemann', 'Bruggemann, Katrin', 'katrin']) {
      expect(masks.text(raw)).not.toMatch(/katrin|br(?:ü|ue|u)ggemann|\bK\./i);
    }
  });

  test('a rep who is not on the list is another rep', () => {
    expect(text('Zora van der Berg called')).toBe('[another rep] called');
  });

  test('a rep’s name that is a common word stays a word where nothing says otherwise', () => {
    expect(text('We run an Industrial Park in Leeds')).toBe('We run an Industrial Park in Leeds');
  });

  test('the contact and other people are masked', () => {
    expect(text('Priya here, Natarajan with N')).toBe('[name] here, [name] with N');
    expect(text('my name is Bao Tran and I lead IT')).toBe('my name is [name] and I lead IT');
    expect(text('Our CFO Anna Schmidt will join')).toBe('Our CFO [name] will join');
    expect(text('Ask Dr. Okonkwo')).toBe('Ask Dr. [name]');
    expect(text('Mit freundlichen Grüßen Xaver Yilmaz')).toBe('Mit freundlichen Grüßen [name]');
  });

  test('a job is no name', () => {
    expect(text('I am Head of Sales at a plant')).toBe('I am Head of Sales at a plant');
  });

  test('in a company’s name only what surely names a person is masked', () => {
    expect(label('Martin Sanders GmbH')).toBe('Martin Sanders GmbH');
    expect(label('Sarah Chen Consulting')).toBe(`${sarah} Consulting`);
    expect(label('info@acme.example')).toBe('[e-mail]');
  });

  test.each([
    ['o.freib@firm.example', '[e-mail]'],
    ['Webinar https://firm.example/?e=o.freib', 'Webinar [link]'],
    ['ask Mr NATARAJAN', 'ask Mr [name]'],
    ['O’Keefe & Sarah Chen', `[name] & ${sarah}`],
  ])('what became a slug is masked as it was written: %s', (raw, masked) => {
    const company = { country: 'US', region: raw };
    const sent = leadSchema.parse({ id: 'l', company, source: raw, channel: raw, signals: [raw] });
    const lead = normaliseLead(sent, scene.at);
    const masks = redactor({ ...scene, lead }, aliases, ['Priya Natarajan']);
    expect(lead.regions[0]).toBe(`us-${lead.source}`);
    for (const slug of [lead.source, lead.channel, ...lead.regions.slice(0, 2)]) {
      expect([masks.field(slug), masks.field(slug.replaceAll('-', ' '))]).toEqual([masked, masked]);
    }
    expect(masks.text(lead.signals[0] ?? '')).toBe(masked);
  });

  test('a text that came with one lead is read afresh for the next: other reps, another contact', () => {
    const raw = 'Quillon de Vex, Orla office';
    expect([text(raw), label(raw)]).toEqual([raw, raw]);
    const quillon = aRep({ id: 'quillon', name: 'Quillon de Vex' });
    const other = redactor(aScene({ reps: [quillon] }), aliasBook('', []), ['Orla Byrne']);
    const masked = '[another rep], [name] office';
    expect([other.text(raw), other.label(raw)]).toEqual([masked, masked]);
    expect(other.text('vex')).toBe('vex');
    expect(other.text('please ask for vex')).toBe('please ask for [another rep]');
    expect(text(raw)).toBe(raw);
  });
});
