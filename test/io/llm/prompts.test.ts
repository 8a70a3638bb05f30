import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePrompt } from '../../../src/advisor/prompt.ts';
import { loadLookPrompt, loadPrompt } from '../../../src/io/llm/prompts.ts';

const FILE = new URL('../../../prompts/advise/1.md', import.meta.url);

describe('prompts', () => {
  test('a prompt is its file: the hash is that of the bytes', async () => {
    const prompt = await loadPrompt('advise/1');
    expect(prompt.hash).toBe(createHash('sha256').update(readFileSync(FILE)).digest('hex'));
    expect(prompt).toMatchObject({ id: 'advise/1', maxOutputTokens: expect.any(Number) });
  });

  test('a prompt that is not there, or says that it is another, is refused by name', async () => {
    await expect(loadPrompt('advise/999')).rejects.toThrow('advise/999');
    await expect(loadPrompt('../../etc/passwd')).rejects.toThrow('does not name a prompt');
    const folder = mkdtempSync(path.join(tmpdir(), 'prompts-'));
    mkdirSync(path.join(folder, 'advise'));
    writeFileSync(path.join(folder, 'advise', '2.md'), readFileSync(FILE));
    await expect(loadPrompt('advise/2', folder)).rejects.toThrow('advise/1');
  });

  test('what a second reader is told is what it was at its release, and no prompt to route by', async () => {
    const { hash } = await loadLookPrompt('second-look/1');
    expect(hash).toBe('30869db697e79fef2d02b0070dbc1e2fef89087b1ba605387c1e5c4733c66890');
    await expect(loadPrompt('second-look/1')).rejects.toThrow('{{policy}}');
  });

  test('front matter and the places for the policy’s words must be there', () => {
    const text = readFileSync(FILE, 'utf8');
    expect(() => parsePrompt('no front matter', 'h')).toThrow('front matter');
    expect(() => parsePrompt(text.replace('{{policy}}', ''), 'h')).toThrow('{{policy}}');
    expect(() => parsePrompt(text.replace('purpose:', 'porpoise:'), 'h')).toThrow('porpoise');
  });

  test('a prompt of form 2 has two parts, each with its own places and length', () => {
    const text = readFileSync(new URL('2.md', FILE), 'utf8');
    const prompt = parsePrompt(text, 'h');
    if (prompt.form !== 2) throw new Error('it is of form 1');
    expect(prompt.choice.text).toMatch(/^You choose who of a sales team/);
    expect(prompt.brief.text).toMatch(/^You write the brief/);
    expect(prompt.choice.maxOutputTokens).toBeLessThan(prompt.brief.maxOutputTokens);
    const spoilt = (from: string, to: string) => () => parsePrompt(text.replace(from, to), 'h');
    expect(spoilt('<!-- brief -->', '')).toThrow('<!-- brief -->');
    expect(spoilt('<!-- choice -->\n', '<!-- choice -->\n<!-- brief -->\n')).toThrow('each once');
    for (const place of ['{{policy}}', '{{weSell}}', '{{tone}}', '{{language}}'])
      expect(spoilt(place, '')).toThrow(place);
    expect(spoilt('form: 2', 'form: 1')).toThrow('maxOutputTokens');
  });
});
