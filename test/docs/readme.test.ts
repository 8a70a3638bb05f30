// The README says what is so: its answer is the service's answer, its table is the settings.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeConfig } from '../../src/config.ts';
import { commandLine } from '../support/command-line.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

test('the README begins with the two commands that .ci/run takes from it', () => {
  const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(readme) ?? [];
  const commands = block
    .trim()
    .split('\n')
    .map((text) => text.replace(/ +#.*$/, ''));
  expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test']);
});

test('the answer in the README is part of the answer that its request gets', async () => {
  const shown: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '');
  const line = await commandLine();
  const example = path.join(ROOT, 'docs/examples/techflow.json');
  const { out } = await line('route', example, '--json', '--dry-run');
  expect(notFound(shown, JSON.parse(out), '')).toEqual([]);
});

test('the policy that the README names sends its lead where it says', async () => {
  const line = await commandLine();
  const example = path.join(ROOT, 'docs/examples/techflow.json');
  const { out } = await line(
    'route',
    example,
    '--json',
    '--dry-run',
    '--policy',
    'specialist-first',
  );
  const { rep, backup } = JSON.parse(out);
  expect([rep.name, backup.rep.name]).toEqual(['Jennifer Park', 'Mike Rodriguez']);
});

test('the table of settings is that of src/config.ts', () => {
  const rows = describeConfig().map(
    ({ name, default: value, sentence }) =>
      `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${sentence} |`,
  );
  const table = ['| setting | default | what it does |', '|---|---|---|', ...rows].join('\n');
  const [, shown = ''] =
    /<!-- settings: .*? -->\n([\s\S]*?)\n<!-- end of settings -->/.exec(readme) ?? [];
  expect(shown.trim()).toBe(table);
});

test('every file that the guides link to is there', () => {
  const guides = [
    'README.md',
    ...[
      'api',
      'cli',
      'errors',
      'for-reps',
      'import',
      'operations',
      'policy',
      'policy-setups',
      'policy-tiers',
    ].map((name) => `docs/${name}.md`),
  ];
  const broken = guides.flatMap((guide) => {
    const text = readFileSync(path.join(ROOT, guide), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    return links
      .filter((link) => !exists(path.join(ROOT, path.dirname(guide), link)))
      .map((link) => `${guide}: ${link}`);
  });
  expect(broken).toEqual([]);
});

function exists(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR';
  }
}

/** Paths of what is shown and not so; a text may end in "…", a list may leave entries out. */
function notFound(shown: unknown, real: unknown, at: string): string[] {
  if (Array.isArray(shown)) {
    const pool = Array.isArray(real) ? real : [];
    return shown.flatMap((entry, index) =>
      pool.some((candidate) => notFound(entry, candidate, at).length === 0)
        ? []
        : [`${at}/${index}`],
    );
  }
  if (typeof shown === 'object' && shown !== null) {
    const inside = typeof real === 'object' && real !== null ? real : {};
    return Object.entries(shown).flatMap(([key, value]) =>
      notFound(value, (inside as Record<string, unknown>)[key], `${at}/${key}`),
    );
  }
  if (typeof shown === 'string' && shown.endsWith('…')) {
    return typeof real === 'string' && real.startsWith(shown.slice(0, -1)) ? [] : [at];
  }
  return shown === real ? [] : [at];
}
