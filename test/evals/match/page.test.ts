// The page and its plots: what a reader without sight, without colours or without the network gets.
import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../../evals/match/report/page.ts';
import { rowPlot } from '../../../evals/match/report/row-plot.ts';
import { straight } from '../../../evals/match/report/scale.ts';
import { label } from '../../../evals/match/report/svg.ts';
import { someFindings } from './some-findings.ts';

describe('a scale', () => {
  test('puts 0 to 50 on 100 to 200 with round ticks', () => {
    const { at, ticks } = straight([0, 50], [100, 200]);
    expect(at(25)).toBe(150);
    expect(ticks).toEqual([0, 10, 20, 30, 40, 50]);
  });

  test('keeps what lies beyond its ends on the page', () => {
    const { at } = straight([0, 1], [0, 100]);
    expect([at(-3), at(7)]).toEqual([0, 100]);
  });

  test('has ticks inside ends that are not round', () => {
    expect(straight([0.47, 1], [0, 1], 6).ticks).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });
});

describe('a plot', () => {
  test('says in words what it shows', () => {
    const svg = String(
      rowPlot({
        ...{
          id: 'one',
          title: 'Shares',
          about: 'Ours has 90 percent.',
          range: [0, 1],
          axis: 'share',
        },
        rows: [{ name: 'ours', role: 'own', values: [0.9], interval: null, note: '90' }],
        tick: String,
      }),
    );
    expect(svg).toContain('role="img" aria-labelledby="one-title one-about"');
    expect(svg).toContain('<desc id="one-about">Ours has 90 percent.</desc>');
  });

  test('lets no text out of its place', () => {
    expect(label('<b>&"', 1, 2).toString()).toBe('<text x="1" y="2">&lt;b&gt;&amp;&quot;</text>');
  });
});

describe('the page', () => {
  const page = htmlReport(someFindings());

  test('needs nothing from elsewhere', () => {
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<script|<link|url\(/,
    );
  });

  test('has a plot per regime, and no figure that is none', () => {
    expect(page).toContain('id="share-specialist-title"');
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('is as red as its bars', () => {
    expect(page).toContain('>All bars are met<');
    const seeds = [1, 2].map((seed) => ({ seed, share: 0.5 }));
    expect(htmlReport(someFindings(seeds))).toContain('class="pill bad"');
  });

  test('says what was left out for want of data', () => {
    expect(page.match(/so this part is left out/g)).toHaveLength(2);
  });
});
