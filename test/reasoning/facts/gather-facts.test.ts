import { describe, expect, test } from 'vitest';
import { gatherFacts } from '../../../src/reasoning/facts/gather-facts.ts';
import { messagePieces } from '../../../src/reasoning/facts/lead-facts.ts';
import { ENGLISH } from '../../../src/reasoning/texts/en.ts';
import { freshSnapshot } from '../../support/builders.ts';
import { aScene, aShortlist, TECHFLOW_LEAD, TECHFLOW_REPS } from '../../support/techflow.ts';

const all = ['mike', 'sarah', 'jennifer', 'david'];
const texts = (kind: string, scene = aScene({}), ids = all) =>
  gatherFacts(scene, aShortlist(scene, ids))
    .filter((fact) => fact.kind === kind)
    .map((fact) => fact.text);

describe('gatherFacts', () => {
  test('facts are numbered F1, F2 … and the same input gives the same facts', () => {
    const scene = aScene({});
    const facts = gatherFacts(scene, aShortlist(scene, all));
    expect(facts.map((fact) => fact.id)).toEqual(facts.map((_, i) => `F${i + 1}`));
    expect(gatherFacts(aScene({}), aShortlist(aScene({}), all))).toEqual(facts);
  });

  test('what is kept of a rep from one lead never shows with another', () => {
    const first = aScene({});
    const leads = [{ industry: 'retail' }, { industry: 'unknown', regions: [], stack: [] }, {}];
    for (const over of leads) {
      const kept = { ...first, lead: { ...first.lead, ...over } };
      const fresh = freshSnapshot(kept);
      expect(gatherFacts(kept, aShortlist(kept, all))).toEqual(
        gatherFacts(fresh, aShortlist(fresh, all)),
      );
    }
  });

  test('the lead’s figures, stack and deeds are told as people would', () => {
    expect(texts('revenue')).toEqual(['Annual revenue: $120M.']);
    expect(texts('size')).toEqual(['850 employees (size band 501-1000).']);
    expect(texts('stack')).toEqual(['Uses Salesforce, SAP and Tableau.']);
    expect(texts('engagement')).toEqual([
      'Visited the pricing page 3 times.',
      'Downloaded the ROI calculator.',
    ]);
  });

  test('a record without a sample says so; one with a sample shows it', () => {
    expect(texts('record', aScene({}), ['sarah'])).toEqual([
      'Sarah Chen wins 78% in manufacturing, number of deals not stated.',
    ]);
    const counted = aScene({
      reps: TECHFLOW_REPS.map((rep) =>
        rep.id === 'mike' ? { ...rep, records: [{ scope: {}, won: 37, n: 134 }] } : rep,
      ),
    });
    expect(texts('record', counted, ['mike'])).toEqual([
      'Mike Rodriguez has won 37 of 134 deals (27.6%) overall.',
    ]);
  });

  test('what is not known is said once, never guessed', () => {
    const scene = aScene({ lead: { id: 'bare' } });
    expect(texts('unknown', scene)[0]).toContain('industry');
    expect(texts('industry', scene)).toEqual([]);
  });

  test('another voice tells the same facts under the same numbers', () => {
    const scene = aScene({ lead: { ...TECHFLOW_LEAD, message: 'Sarah Chen, please. Call me.' } });
    const list = aShortlist(scene, all);
    const alias = gatherFacts(scene, list, {
      texts: ENGLISH,
      rep: (id) => `<${id}>`,
      foreign: () => 'masked',
      label: (text) => text,
      field: (text) => text,
      domain: (text) => text,
    });
    const plain = gatherFacts(scene, list);
    expect(alias.map(({ id, kind, repId }) => ({ id, kind, repId }))).toEqual(
      plain.map(({ id, kind, repId }) => ({ id, kind, repId })),
    );
    expect(JSON.stringify(alias)).not.toMatch(/Sarah|Jennifer|Kumar|Rodriguez/);
  });

  test('a long message is told in pieces cut at sentence ends, and nothing is lost', () => {
    const message = Array.from({ length: 60 }, (_, i) => `This is sentence number ${i}.`).join(' ');
    const pieces = messagePieces(message);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.every((piece) => piece.length <= 400 && piece.endsWith('.'))).toBe(true);
    expect(pieces.join(' ')).toBe(message);
    expect(messagePieces('x'.repeat(1000)).join('')).toBe('x'.repeat(1000));
  });
});
