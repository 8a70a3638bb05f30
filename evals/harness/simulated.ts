// A stand-in that reads the brief and answers by fixed rules, for tests of the harness. It is labelled
// "simulated" wherever it answers; what it scores is never a model's score.
import { BRIEF_SCHEMA_NAME, MENDED_SCHEMA_NAME } from '../../src/advisor/brief-answer.ts';
import { CHOICE_SCHEMA_NAME } from '../../src/advisor/choice-answer.ts';
import type { AdvisorRequest } from '../../src/advisor/exchange.ts';

type Line = { id: string; text: string };

type Asked = Pick<AdvisorRequest, 'messages' | 'schemaName'>;

/** The answer to a request, the same for the same request. */
export function simulatedAnswer({ messages, schemaName }: Asked): unknown {
  const data = messages[0]?.text ?? '';
  if (schemaName === MENDED_SCHEMA_NAME) return { sentences: [] };
  const whole = wholeAnswer(data);
  if (schemaName === CHOICE_SCHEMA_NAME) return choiceOf(whole);
  return schemaName === BRIEF_SCHEMA_NAME ? briefOf(whole, data) : whole;
}

function choiceOf({ choice, backup, reasons }: ReturnType<typeof wholeAnswer>) {
  const deciding = reasons.flatMap(({ facts }) => facts);
  return { needs: [], suspected: [], choice, backup, confidence: 'low', deciding };
}

function briefOf(whole: ReturnType<typeof wholeAnswer>, data: string) {
  const alias = /^(R\d) has the lead/m.exec(data)?.[1] ?? '';
  const score = candidatesIn(data).find((one) => one.alias === alias)?.score;
  const [opening, ...points] = whole.talkingPoints;
  return {
    summary: `${alias} has this lead. They got in touch.`,
    reasons: score ? [{ text: score.text, facts: [score.id] }] : [],
    opening: opening ?? { text: 'Ask what made them get in touch.', facts: [] },
    points: points.map((point) => ({ form: 'ask', ...point })),
    steps: [],
  };
}

/** Everything in one answer. */
function wholeAnswer(data: string) {
  const candidates = candidatesIn(data);
  const allowed = /points of the first: ([R\d, ]+)\./.exec(data)?.[1]?.split(', ') ?? [];
  const ranking = [...candidates].sort(
    (a, b) =>
      Number(allowed.includes(b.alias)) - Number(allowed.includes(a.alias)) || a.rank - b.rank,
  );
  const [first, second] = ranking;
  const lead = linesIn(data, '## Lead');
  const policy = linesIn(data, '## Policy');
  const points = lead.filter(({ text }) => /visited|opened|uses|names|source/i.test(text));
  return {
    needs: [],
    considerations: ranking.map(({ alias, score }) => ({
      candidate: alias,
      for: score ? [score.id] : [],
      against: [],
    })),
    conflicts: [],
    suspectedInjection: false,
    choice: first?.alias ?? 'NONE',
    noneBecause: first ? null : 'No candidate was offered.',
    backup: second?.alias ?? null,
    backupWhen: second ? `If ${first?.alias} cannot make first contact in time.` : null,
    ranking: ranking.map(({ alias }) => alias),
    confidence: 'low',
    summary: `${first?.alias} ranks first among those who may be chosen. They got in touch.`,
    reasons: first?.score
      ? [
          {
            text: `${first.alias} has the best score of those on the list.`,
            facts: [first.score.id],
          },
        ]
      : [],
    talkingPoints: (points.length > 0 ? points : lead).slice(0, 2).map(({ id }) => ({
      text: 'Ask what made them get in touch, and what has to change.',
      facts: [id],
    })),
    nextSteps: policy
      .slice(0, 1)
      .map(({ id }) => ({ text: 'Make first contact in time.', facts: [id] })),
  };
}

function candidatesIn(data: string): { alias: string; rank: number; score: Line | undefined }[] {
  return [...data.matchAll(/^### (R\d)\n((?:F\d+ .*\n?)+)/gm)].map(([, alias = '', block = '']) => {
    const score = lines(block).find(({ text }) => / ranks \d+ of /.test(text));
    const rank = Number(/ ranks (\d+) of /.exec(score?.text ?? '')?.[1] ?? 9);
    return { alias, rank, score };
  });
}

function linesIn(data: string, heading: string): Line[] {
  const start = data.indexOf(`${heading}\n`);
  if (start < 0) return [];
  const rest = data.slice(start + heading.length + 1);
  return lines(rest.slice(0, rest.search(/\n\n|$/)));
}

function lines(block: string): Line[] {
  return [...block.matchAll(/^(F\d+) (.*)$/gm)].map(([, id = '', text = '']) => ({ id, text }));
}
