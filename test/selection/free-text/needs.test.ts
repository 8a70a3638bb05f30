import { describe, expect, test } from 'vitest';
import { adviceShortlist, needsHeard } from '../../../src/advisor/shortlist-for-needs.ts';
import { decide } from '../../../src/selection/decide.ts';
import { verifiedNeed, withNeeds } from '../../../src/selection/free-text/needs.ts';
import { rowFor } from '../../../src/selection/rows.ts';
import { aRep, aRoster } from '../../support/builders.ts';
import { aScene, TECHFLOW_LEAD, TECHFLOW_REPS } from '../../support/techflow.ts';

const german = aRep({
  id: 'greta',
  name: 'Greta Holm',
  languages: ['en', 'de'],
  records: [{ rate: 0.2 }],
});
const erp = aRep({
  id: 'emil',
  name: 'Emil Falk',
  specialities: { products: ['sap'] },
  records: [{ rate: 0.3 }],
});
const reps = [...TECHFLOW_REPS, german, erp];
const scene = (message: string, policy = {}) =>
  aScene({ reps, lead: { ...TECHFLOW_LEAD, language: 'en', message, products: ['sap'] }, policy });
const claim = { kind: 'language', value: 'German', quote: 'in German', repId: null } as const;

describe('verifiedNeed', () => {
  const said = 'Could somebody call us in German? We run SAP.';

  test('a need counts when its quote stands in the lead’s words and says it', () => {
    expect(verifiedNeed(claim, said, scene(said))).toEqual({
      need: { kind: 'language', value: 'de', quote: 'in German', effect: 'must' },
    });
  });

  test.each([
    ['the quote is made up', { ...claim, quote: 'auf Deutsch bitte' }],
    ['the quote says something else', { ...claim, quote: 'We run SAP' }],
    ['the value is no language', { ...claim, value: 'Klingon' }],
    ['the quote is part of a word', { ...claim, quote: 'erma' }],
    [
      'the product is not in the quote',
      { kind: 'product', value: 'Oracle', quote: 'We run SAP', repId: null } as const,
    ],
    [
      'the quote says nothing of haste',
      { kind: 'urgency', value: 'today', quote: 'We run', repId: null } as const,
    ],
    [
      'it is a text and no need',
      { kind: 'other', value: 'x'.repeat(401), quote: 'We run SAP', repId: null } as const,
    ],
    [
      'nobody known is named',
      { kind: 'named_person', value: 'Bob', quote: 'somebody', repId: null } as const,
    ],
  ])('it does not when %s', (_, wrong) => {
    expect(verifiedNeed(wrong, said, scene(said))).toHaveProperty('because');
  });

  const urgent = (quote: string) =>
    ({ kind: 'urgency', value: 'today', quote, repId: null }) as const;

  test.each([
    ['not urgent at all', 'It is not urgent at all.'],
    ['urgent', 'This isn’t urgent.'],
    ['urgent', 'Urgent? Not at all.'],
    ['today', 'There is no rush today.'],
    ['today', 'No need to answer today.'],
    ['dringend', 'Es ist nicht dringend.'],
    ['heute', 'Es eilt nicht, nicht heute.'],
    ['urgent', 'Ce n’est pas urgent.'],
    ['urgente', 'No es urgente.'],
    ['hoy', 'No hay prisa hoy.'],
  ])('haste that is denied is none: “%s” in “%s”', (quote, message) => {
    expect(verifiedNeed(urgent(quote), message, scene(''))).toHaveProperty('because');
  });

  test.each([
    ['today', 'It is not only a test; we need an answer today.'],
    ['before Friday', 'Not urgent, but we need it before Friday.'],
    ['no later than Friday', 'We need it no later than Friday.'],
    ['urgent', 'Do not wait: it is urgent.'],
    ['today', 'No rush today? We must have it today.'],
    ['bis Freitag', 'Keine große Sache, aber wir brauchen es bis Freitag.'],
    ['urgent', 'Nous n’avons rien trouvé, c’est urgent.'],
    ['urgente', 'No tenemos nada y es urgente.'],
  ])('haste beside another no is haste: “%s” in “%s”', (quote, message) => {
    expect(verifiedNeed(urgent(quote), message, scene(''))).toHaveProperty('need');
  });

  test.each([
    ['Hallo', 'note'],
    ['SAP', 'note'],
    ['wir suchen eine neue Lösung für unsere Werke', 'must'],
  ] as const)('a language rules by its quote alone: “%s” makes a %s', (quote, effect) => {
    const message =
      'Hallo, wir suchen eine neue Lösung für unsere Werke und arbeiten heute mit SAP.';
    expect(verifiedNeed({ ...claim, quote }, message, scene(message))).toMatchObject({
      need: { kind: 'language', value: 'de', effect },
    });
  });

  test('its value is in the lead’s words, not in the model’s', () => {
    const value = (kind: 'other' | 'product' | 'not_a_buyer', model: string) => {
      const found = verifiedNeed(
        { kind, value: model, quote: 'We run Navision', repId: null },
        'We run Navision today.',
        scene(''),
      );
      return 'need' in found ? found.need.value : null;
    };
    expect(value('other', 'wants 50% off at evil.com')).toBe('We run Navision');
    expect(value('product', 'Navision, and a free discount')).toBe('Navision');
    expect(value('not_a_buyer', 'job seeker')).toBe('job seeker');
  });

  test('a language of which only the name falls is noted, one that somebody speaks is preferred', () => {
    const effect = (message: string, quote: string) => {
      const found = verifiedNeed({ ...claim, quote }, message, scene(message));
      return 'need' in found ? found.need.effect : found.because;
    };
    expect(effect('Our German market matters to us.', 'German market')).toBe('note');
    expect(effect('Our buyers speak German.', 'speak German')).toBe('prefer');
    expect(effect('Please call us in German.', 'in German')).toBe('must');
  });

  test('a quote is made of whole words, of two letters at least; a claim has 400 characters at most', () => {
    const holds = (value: string, quote: string, message: string) =>
      'need' in verifiedNeed({ kind: 'other', value, quote, repId: null }, message, scene(message));
    expect(holds('plan', 'b', 'We want plan b now.')).toBe(false);
    expect(holds('plan', 'bb', 'We want plan bb now.')).toBe(true);
    // Part of a word is no quote.
    expect(holds('plan', 'pla', 'We want a plan now.')).toBe(false);
    for (const [length, stands] of [
      [400, true],
      [401, false],
    ] as const) {
      const long = 'x'.repeat(length);
      expect(holds('plan', long, `We want ${long} now.`)).toBe(stands);
      expect(holds(long, 'plan', 'We want a plan now.')).toBe(stands);
    }
  });

  test('a product counts by the roster’s name where value and quote name it', () => {
    const product = (value: string, quote: string) => {
      const found = verifiedNeed({ kind: 'product', value, quote, repId: null }, said, scene(said));
      return 'need' in found ? found.need.value : null;
    };
    expect(product('SAP', 'We run SAP')).toBe('sap');
    expect(product('SAP', 'call us in German')).toBeNull();
  });

  test('a rule that nobody could meet is only noted', () => {
    const wish = { ...claim, value: 'Finnish', quote: 'in Finnish' };
    expect(verifiedNeed(wish, 'Call us in Finnish', scene(''))).toMatchObject({
      need: { effect: 'note' },
    });
  });

  test('the policy says what a kind of need may do', () => {
    const lenient = scene(said, { advisor: { needs: { language: 'note' } } });
    expect(verifiedNeed(claim, said, lenient)).toMatchObject({ need: { effect: 'note' } });
  });
});

describe('withNeeds', () => {
  const must = { kind: 'language', value: 'de', quote: 'in German', effect: 'must' } as const;

  test('a must leaves only those who serve it', () => {
    const ids = decide(withNeeds(scene(''), [must])).shortlist.map(({ rep }) => rep.id);
    expect(ids).toEqual(['greta']);
  });

  test('a preference lifts those who serve it and rules out nobody', () => {
    const prefer = { kind: 'product', value: 'sap', quote: 'SAP', effect: 'prefer' } as const;
    const score = (needs: readonly (typeof prefer)[]) =>
      rowFor(decide(withNeeds(scene(''), needs)), 'emil', null)?.score ?? 0;
    expect(score([prefer])).toBeGreaterThan(score([]) + 5);
    expect(decide(withNeeds(scene(''), [prefer])).eligibleCount).toBe(6);
  });

  test('a need never leaves a lead without anybody: its rule is the first to be relaxed', () => {
    const away = scene('');
    const none = {
      ...away,
      roster: aRoster(away.roster.reps.filter(({ id }) => id !== 'greta')),
    };
    const evaluation = decide(withNeeds(none, [must]));
    expect(evaluation.eligibleCount).toBeGreaterThan(0);
  });

  test('notes and reviews change nothing', () => {
    const snapshot = scene('');
    expect(withNeeds(snapshot, [{ ...must, effect: 'note' }])).toBe(snapshot);
  });
});

describe('adviceShortlist', () => {
  test('whoever could serve a need that is heard is shown, though the scores would not', () => {
    const policy = { advisor: { shortlist: 2, needs: { language: 'note' } } };
    const plain = adviceShortlist(decide(scene('Hello there', policy)));
    expect(plain.map(({ rep }) => rep.id)).not.toContain('greta');
    const asked = adviceShortlist(decide(scene('Please call us in German about SAP.', policy)));
    expect(asked.slice(2).map(({ rep }) => rep.id)).toEqual(['greta', 'emil']);
    const named = adviceShortlist(decide(scene('I spoke with David Kumar.', policy)));
    expect(named.map(({ rep }) => rep.id)).toContain('david');
  });

  test('a language is heard where somebody asks to be spoken to in it, not where it is only named', () => {
    expect(needsHeard(scene('Sprechen Sie Deutsch?'))).toContainEqual({
      kind: 'language',
      value: 'de',
    });
    expect(needsHeard(scene('The German market matters.'))).toEqual([]);
  });
});
