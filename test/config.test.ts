import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError, describeConfig, readConfig, settingsInForce } from '../src/config.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  test('an empty environment is complete', () => {
    const config = readConfig({});
    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 8080 });
    expect(config.database.url).toBeNull();
    expect(config.database.dataDir.endsWith('/.pointsman')).toBe(true);
    expect(config.database.seed).toBe('first-start');
    expect(config.advisor.targets).toEqual([]);
    expect(config.traces.endpoint).toBeNull();
  });

  test('an empty value counts as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '  ' }).http.port).toBe(8080);
  });

  test('a brief is looked at again where there are two providers, unless that is turned off', () => {
    const both = { ANTHROPIC_API_KEY: 'sk-1', OPENAI_API_KEY: 'sk-2' };
    const looks = (env: Record<string, string>) => readConfig(env).advisor.secondLook;
    expect(looks({ ANTHROPIC_API_KEY: 'sk-1' })).toBe(false);
    expect(looks(both)).toBe(true);
    expect(looks({ ...both, POINTSMAN_ADVISOR_SECOND_LOOK: 'off' })).toBe(false);
  });

  test('groups cannot be changed once read', () => {
    const config = readConfig({ ANTHROPIC_API_KEY: 'sk-1' });
    for (const part of [config, ...Object.values(config), ...config.advisor.targets]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  test.each([
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['PORT', '1e3'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['POINTSMAN_LOG_LEVEL', 'loud'],
    ['POINTSMAN_BOOTSTRAP_KEY', 'secret'],
    ['POINTSMAN_PROMPT', 'latest'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ])('a wrong %s is named (%s)', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
  });

  test.each([
    ['DATABASE_DIRECT_URL', 'postgres://a@b/c', 'DATABASE_URL'],
    ['ANTHROPIC_BASE_URL', 'https://llm.example', 'ANTHROPIC_API_KEY'],
    ['OPENAI_MODEL', 'gpt-5.4', 'OPENAI_API_KEY'],
    ['OPENAI_API', 'chat', 'OPENAI_API_KEY'],
  ])('%s alone stops the start and names what is missing', (name, value, missing) => {
    expect(problemsOf({ [name]: value })).toEqual([
      `${name} is set but ${missing} is not: set both or neither.`,
    ]);
  });

  test('a misspelt setting of ours is named, a stranger’s is left alone', () => {
    expect(problemsOf({ POINTSMAN_DATADIR: '/tmp', HOME: '/root' })).toEqual([
      'POINTSMAN_DATADIR is not a setting of this version.',
    ]);
  });

  test('all problems are told at once', () => {
    expect(problemsOf({ PORT: 'x', OPENAI_MODEL: 'y', POINTSMAN_NO: '1' })).toHaveLength(3);
  });

  test('a secret prints as ••• however it is printed, and no problem quotes it', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://app:hunter2@db.example/leads',
      ANTHROPIC_API_KEY: 'sk-hunter2',
      OPENAI_API_KEY: 'hunter2',
    });
    const prints = [
      JSON.stringify(config),
      inspect(config, { depth: 9, showHidden: false }),
      `${config.database.url}`,
    ];
    for (const print of prints) {
      expect(print).toContain('•••');
      expect(print).not.toContain('hunter2');
    }
    expect(config.database.url?.reveal()).toBe('postgres://app:hunter2@db.example/leads');
    expect(problemsOf({ DATABASE_URL: 'hunter2' }).join()).not.toContain('hunter2');
    expect(problemsOf({ POINTSMAN_BOOTSTRAP_KEY: 'hunter2' }).join()).not.toContain('hunter2');
  });

  const names = describeConfig().map(({ name }) => name);
  test.each([
    'https://bob:hunter2@llm.example/v1',
    'https://:hunter2@llm.example/v1',
    'https://hunter2@llm.example/v1',
    'https://bob:hun@hunter2@llm.example/v1',
    'https://bob:x/hunter2@llm.example/v1',
    'https://llm.example/v1?api_key=hunter2&x=hunter2',
    'https://llm.example/v1?hunter2hunter2hunter2hunter2&y=hunter2#hunter2',
    'https://llm.example/hunter2hunter2hunter2hunter2/v1',
    'postgres://bob:hunter2@db.example/leads',
    'bob:hunter2@llm.example/v1',
    'sk-hunter2',
    'pm_hunter200000_hunter2hunter2hunter2hunter2',
  ])('none shows what opens a door, wherever it was put: %s', (written) => {
    const env = Object.fromEntries(names.map((name) => [name, written]));
    for (const { name, value } of settingsInForce(env)) {
      // Without a scheme it is a password only where an address or a key is asked for.
      const isText = written.startsWith('bob:') && !/_(URL|KEY|ENDPOINT)$/.test(name);
      if (!isText) expect(`${name} ${value}`).not.toContain('hunter2');
    }
    for (const name of names)
      expect(problemsOf({ [name]: written }).join()).not.toContain('hunter2');
  });

  test('an address prints without its password, and is told whole to whoever asks', () => {
    const address = 'https://bob:hunter2@llm.example/v1?key=hunter2&api-version=7';
    const config = readConfig({
      ...{ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: address },
      ...{ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: address },
      OTEL_EXPORTER_OTLP_ENDPOINT: address,
    });
    const told = config.advisor.targets.map(({ baseUrl }) => baseUrl?.reveal());
    expect(told).toEqual([address, address]);
    expect(config.traces.endpoint?.reveal()).toBe(address);
    for (const print of [JSON.stringify(config), inspect(config, { depth: 9 })]) {
      expect(print).not.toContain('hunter2');
      expect(print).toContain('https://•••@llm.example/v1?key=•••&api-version=7');
    }
  });

  test('every number between the bounds that a refusal names is taken, and the bounds themselves', () => {
    const walked = names.flatMap((name) => {
      const [problem = ''] = problemsOf({ [name]: 'x' });
      const [, min, max] = /whole number from (\d+) to (\d+)/.exec(problem) ?? [];
      return min === undefined || max === undefined ? [] : [{ name, bounds: [min, max] }];
    });
    expect(walked.length).toBeGreaterThan(12);
    for (const { name, bounds } of walked) {
      for (const bound of bounds) expect(problemsOf({ [name]: bound })).toEqual([]);
      expect(problemsOf({ [name]: `${Number(bounds[1]) + 1}` })).toHaveLength(1);
    }
  });

  test('by default a stop fits into the ten seconds that Docker gives', () => {
    const { unreadyMs, drainMs } = readConfig({}).http;
    expect(unreadyMs).toBeGreaterThan(0);
    expect(unreadyMs + drainMs + 2_500).toBeLessThan(10_000);
  });

  test('the demo is for the embedded database alone, unless asked for', () => {
    const DATABASE_URL = 'postgres://a@b/c';
    expect(readConfig({ DATABASE_URL }).database.seed).toBe(false);
    expect(readConfig({ DATABASE_URL, POINTSMAN_SEED: 'demo' }).database.seed).toBe(true);
    expect(readConfig({ POINTSMAN_SEED: 'none' }).database.seed).toBe(false);
  });

  test('every setting is described, and its default is valid as written', () => {
    for (const setting of describeConfig()) {
      expect(setting.sentence).toMatch(/^[A-Z].*\.$/);
      if (setting.default)
        expect(problemsOf({ [setting.name]: setting.default })).toEqual(
          /^(ANTHROPIC|OPENAI)_/.test(setting.name)
            ? [expect.stringContaining('both or neither')]
            : [],
        );
    }
  });
});
