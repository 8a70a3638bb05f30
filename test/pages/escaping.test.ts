// Whatever people are called, on every page it is text: no name becomes a tag, an attribute or a style.
import { readFileSync } from 'node:fs';
import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { judgeRun } from '../../evals/gate/gate.ts';
import { htmlReport as matchReport } from '../../evals/match/report/page.ts';
import { htmlReport as evalReport } from '../../evals/report/page.ts';
import { readCases } from '../../src/evals/case.ts';
import { contentHash } from '../../src/io/db/engine/content-hash.ts';
import { playbookOf } from '../../src/pages/playbook/playbook.ts';
import { repPageOf } from '../../src/pages/playbook/rep-page.ts';
import { asHtml } from '../../src/pages/prose-page.ts';
import { STYLESHEET } from '../../src/pages/stylesheet.ts';
import { policyDocumentSchema } from '../../src/policy/policy.ts';
import { aMatch, someFindings } from '../evals/match/some-findings.ts';
import { aRep } from '../support/builders.ts';
import { aCaseRun, anEvalFrame } from '../support/eval-suite.ts';

const FILE = new URL('../../evals/cases/ties.jsonl', import.meta.url);
const [someCase] = readCases(readFileSync(FILE, 'utf8'), 'ties.jsonl').labelled;
if (!someCase) throw new Error('There is a case of ties.');

function policyOf(text: string) {
  const document = policyDocumentSchema.parse({ name: 'balanced', title: text, philosophy: text });
  return { name: text, version: 4, hash: contentHash(document), document };
}

function repOf(text: string) {
  return aRep({
    ...{ name: text, team: text, territories: [text] },
    specialities: { industries: [text], products: [text] },
    records: [{ scope: { industry: text }, won: 3, n: 9 }],
    stages: { [text]: 2 },
  });
}

function evalPage(text: string): string {
  const line = text.replaceAll('\n', ' ');
  const sentence = { text, facts: [text] };
  const run = (contestant: 'pipeline' | 'scorer') =>
    aCaseRun(text, 'h', {
      ...{ contestant, family: text as never, tags: [text] },
      grades: [{ grader: text, kind: 'hard', value: false, because: text }],
      answer: {
        ...aCaseRun(text, 'h').answer,
        ...{ pick: text, pickName: text, decidedBy: text, summary: text },
        ...{ reasons: [sentence], talkingPoints: [sentence], nextSteps: [sentence] },
        facts: [{ id: text, about: 'rep', repId: text, kind: 'response', text }],
      },
    });
  const answer = {
    ...{ pick: 'other', decidedBy: text, summary: 'Other.' },
    ...{ reasons: [text], talkingPoints: ['Other.'] },
  };
  const measures = { coverage: null, tokens: null, usd: null, milliseconds: null };
  const result = { passed: 1, of: 1, measures, scores: {}, answer };
  const frame = anEvalFrame({ model: text, simulated: false, prompt: { id: text, hash: 'new' } });
  const before = {
    ...{ format: 3 as const, frame: { ...frame, prompt: { id: text, hash: 'old' } } },
    results: { pipeline: { [text]: result }, scorer: {}, bare: {} },
  };
  const company = { ...someCase?.lead.company, name: text, industry: text };
  const cases = [
    {
      ...(someCase as NonNullable<typeof someCase>),
      ...{ id: text, rationale: text },
      lead: { id: 'l', company, message: text, source: text },
    },
  ];
  const suite = { frame, runs: [run('pipeline'), run('scorer')] };
  const prompts = { now: `${line}\nnew`, before: `${line}\nold` };
  return evalReport(suite, judgeRun(suite, null), { before, prompts, cases: cases as never });
}

function matchPage(text: string): string {
  const curve = [{ predicted: 0.2, observed: 0.3, n: 10 }];
  const predicted = {
    ...{ set: text, split: text, train: 1, later: 1, base: 0.6, model: 0.5, difference: 0.1 },
    ...{ low: 0, high: 0.2, raw: 0.1, calibrationError: 0.01, curve },
  };
  return matchReport(
    someFindings(undefined, {
      ...{ date: text, command: text, node: text, hashes: { [text]: text } },
      matches: [1, 2].map((seed) => aMatch(text, seed, {})),
      prediction: [predicted as never],
    }),
  );
}

const PAGES: Readonly<Record<string, (text: string) => string>> = {
  'the playbook': (text) => asHtml(playbookOf(policyOf(text))),
  'a rep’s page': (text) => asHtml(repPageOf(repOf(text), policyOf(text))),
  'the report of the evals': evalPage,
  'the report of the match': matchPage,
};

/** The page without anybody's words: its tags, and in them the names of their attributes. */
const skeletonOf = (page: string) =>
  (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const readAs = (page: string) => page.replace(/&(?:amp|lt|gt|quot|#39);/g, (e) => ENTITIES[e] ?? e);

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('<script>', '</style>', '</title>', '<!--', '-->', ']]>', '"', "'", '>', '<'),
      fc.constantFrom('" onload="x', "' onload='x", '&lt;', '&#60;', '&', '$&', '\n', '…'),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => `x${parts.join('')}y`);

describe.each(Object.entries(PAGES))('%s', (_, page) => {
  const plain = skeletonOf(page('x'));

  propertyTest.prop([hostile], { numRuns: 60 })('is the same page whoever is on it', (text) => {
    const made = page(text);
    expect(skeletonOf(made)).toEqual(plain);
    expect(readAs(made)).toContain(text);
  });

  test('has the one style sheet, no style of its own, and loads nothing', () => {
    const made = page('x');
    expect([...made.matchAll(/<style>([^<]*)<\/style>/g)].map(([, css]) => css)).toEqual([
      STYLESHEET,
    ]);
    expect(made).not.toMatch(/ style="|<script|<link|url\(|(?:src|href)="(?!#)/);
    expect(made.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });

  test('uses no class that the style sheet does not know', () => {
    const classes = new Set(
      [...page('x').matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
    );
    const unknown = [...classes].filter((name) => name && !STYLESHEET.includes(`.${name}`));
    expect(unknown).toEqual([]);
  });
});
