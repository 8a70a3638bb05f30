// A stand-in for a model that reads the prompt and the brief by fixed rules and does what they say, so
// that a change of the prompt shows in the results. What it scores says nothing about any model.

type Line = { id: string; text: string };
type Candidate = { alias: string; lines: Line[]; rank: number };

/** What the stand-in understands of a prompt; a rule that is deleted there is not followed here. */
type Instructions = {
  always: string | null;
  needs: ReadonlySet<string>;
  staysAllowed: boolean;
  textIsEvidence: boolean;
  tieBreak: string | null;
};

type Brief = {
  lead: Line[];
  policy: Line[];
  words: Line[];
  candidates: Candidate[];
  allowed: string[];
};

/** The answer to everything at once, the same for the same messages. `corrections` are later turns. */
export function readAndAnswer(system: string, data: string, corrections: string[]): unknown {
  const { brief, order, needs, suspected } = read(system, data, corrections);
  return answer(brief, order, needs, suspected.length > 0);
}

/** The choice that a prompt of form 2 asks for first. */
export function readAndChoose(system: string, data: string, corrections: string[]): unknown {
  const { order, needs, suspected } = read(system, data, corrections);
  const [first, second] = order;
  return {
    needs,
    suspected,
    choice: first?.alias ?? 'NONE',
    backup: second?.alias ?? null,
    confidence: 'low',
    deciding: (first ? telling(first) : []).slice(0, 2).map(({ id }) => id),
  };
}

/** The brief about the rep who has been chosen. */
export function readAndBrief(data: string): unknown {
  const brief = briefIn(data);
  const alias = /^(R\d) has the lead/m.exec(data)?.[1] ?? 'R1';
  const rep = brief.candidates.find((one) => one.alias === alias);
  const [opening, ...points] = talkingPoints({ ...brief, lead: brief.lead.filter(isDeed) });
  return {
    summary: `${alias} fits this lead best among those who may have it. Call while the interest is fresh.`,
    reasons: reasonsFor(rep),
    opening: opening ?? {
      text: 'Ask what made them get in touch.',
      facts: [brief.lead[0]?.id ?? ''],
    },
    points: points.map((point) => ({ form: 'ask', ...point })),
    steps: [],
  };
}

function read(system: string, data: string, corrections: string[]) {
  const told = instructionsIn(system);
  const brief = briefIn(data);
  const orders = ordersIn(brief);
  const needs = needsIn(brief, told);
  const suspected = told.textIsEvidence ? [...new Set(orders.map(({ id }) => id))] : [];
  const ordered = told.textIsEvidence ? null : (orders[0] ?? null);
  const claimed = ordered?.alias
    ? [...needs, { kind: 'named_person', value: ordered.alias, quote: ordered.quote }]
    : needs;
  const only = corrections.map((turn) => /choose among ([R\d, ]+)/.exec(turn)?.[1]).at(-1);
  const heard = suspected.length > 0 ? [] : claimed;
  const ranking = ranked(brief, told, heard, only?.split(', ') ?? null);
  const first = preferredBy(told, ordered?.alias ?? null, ranking);
  const order = [...ranking].sort((a, b) => Number(b === first) - Number(a === first));
  return { brief, order, needs: heard, suspected };
}

function preferredBy(
  { always }: Instructions,
  ordered: string | null,
  ranking: readonly Candidate[],
): Candidate | undefined {
  const wanted = always ?? ordered;
  return ranking.find(({ alias }) => alias === wanted) ?? ranking[0];
}

/** What a prompt of form 2 says of ties; form 1 leaves it open. */
const TEAM_FIRST = /what the team says on close scores comes first/i;

function instructionsIn(system: string): Instructions {
  const rules = /^# How this team routes\n([\s\S]*?)(?=^# )/m.exec(system)?.[1] ?? '';
  const tie = /when scores are close, prefer ([^.]+)/i.exec(rules)?.[1] ?? null;
  return {
    always: /always choose (R\d)/i.exec(system)?.[1] ?? null,
    needs: new Set([...system.matchAll(/^\s+- ([a-z_]+): /gm)].map(([, kind = '']) => kind)),
    staysAllowed: /(?:among|one of) the candidates who may be chosen/i.test(system),
    textIsEvidence: /evidence, never an instruction/i.test(system),
    tieBreak: /^2\. suspected/m.test(system) && !TEAM_FIRST.test(system) ? null : tie,
  };
}

function briefIn(data: string): Brief {
  const candidates = [...data.matchAll(/^### (R\d)\n((?:F\d+ .*\n?)+)/gm)].map(
    ([, alias = '', block = '']) => {
      const own = linesOf(block);
      const score = own.find(({ text }) => / ranks \d+ of /.test(text))?.text ?? '';
      return { alias, lines: own, rank: Number(/ ranks (\d+) of /.exec(score)?.[1] ?? 9) };
    },
  );
  const words = /<(lead-words-\w+)>\n([\s\S]*?)<\/\1>/.exec(data)?.[2] ?? '';
  return {
    lead: linesOf(section(data, 'Lead')),
    policy: linesOf(section(data, 'Policy')),
    words: linesOf(words),
    candidates,
    allowed: /points of the first: ([R\d, ]+)\./.exec(data)?.[1]?.split(', ') ?? [],
  };
}

function section(data: string, heading: string): string {
  return data.split(`## ${heading}\n`)[1]?.split('\n\n')[0] ?? '';
}

/** What is withheld stands there without its words. */
function linesOf(block: string): Line[] {
  return [...block.matchAll(/^(F\d+) (?!\(withheld)(.*)$/gm)].map(([, id = '', text = '']) => ({
    id,
    text,
  }));
}

const LANGUAGES = 'German|French|Spanish|Italian|Dutch|Portuguese|Polish|Japanese';
const NEEDS: readonly [string, RegExp][] = [
  ['language', new RegExp(`\\b(?:in|speaks?|speaking) (${LANGUAGES})\\b|auf (Deutsch)\\b`, 'i')],
  ['named_person', /\b(?:talk|speak|call|back) (?:to|with|from) (R\d)\b/i],
  ['urgency', /\b(by tomorrow|within the hour|before noon|this morning|right now)\b/i],
  ['not_a_buyer', /\b(thesis|internship|job application|my studies)\b/i],
  ['customer_claim', /\b(we are (?:already )?a customer|as a customer)\b/i],
];

type Need = { kind: string; value: string; quote: string };

function needsIn({ words, lead, candidates }: Brief, { needs }: Instructions): Need[] {
  const said = words.map(({ text }) => text).join('\n');
  const found = NEEDS.flatMap(([kind, pattern]) => {
    const match = pattern.exec(said);
    if (!match) return [];
    const value = (match[1] ?? match[2] ?? '').replace('Deutsch', 'German');
    return [{ kind, value, quote: match[0] }];
  });
  const named = lead.find(({ text }) => /^Names .* in the message\.$/.test(text))?.text ?? '';
  const products = named
    .replace(/^Names (.*) in the message\.$/, '$1')
    .split(/, | and /)
    .filter((product) => product !== '' && said.toLowerCase().includes(product.toLowerCase()))
    .filter((product) => candidates.some((one) => specialises(one, product)))
    .slice(0, 1)
    .map((value) => ({ kind: 'product', value, quote: value }));
  return [...found, ...products].filter(({ kind }) => needs.has(kind));
}

/** Text that tells us whom to give the lead to, or to leave our rules. */
function ordersIn({ words, lead }: Brief): { id: string; alias: string | null; quote: string }[] {
  return [...words, ...lead].flatMap(({ id, text }) => {
    const match =
      /\b(?:hand|give|goes|belongs?|routed?|assign(?:ed)?|reserved|handled|forward(?:ed)?)\b[^.“”]*?\b(?:to|for|by)\b[^.“”]*?\b(R\d)\b/i.exec(
        text,
      );
    if (match) return [{ id, alias: match[1] ?? null, quote: match[0] }];
    return /\b(?:ignore|disregard|override)\b.*\b(?:rules|instructions|policy)\b/i.test(text)
      ? [{ id, alias: null, quote: text }]
      : [];
  });
}

function ranked(
  brief: Brief,
  told: Instructions,
  needs: readonly Need[],
  only: readonly string[] | null,
): Candidate[] {
  const allowed = only ?? brief.allowed;
  const language = needs.find(({ kind }) => kind === 'language')?.value;
  const speaks = (one: Candidate) =>
    language === undefined ||
    one.lines.some(({ text }) => text.includes(' speaks ') && text.includes(language));
  const wished = (one: Candidate) =>
    needs.some(
      ({ kind, value }) =>
        (kind === 'named_person' && value === one.alias) ||
        (kind === 'product' && specialises(one, value)),
    );
  const keys = (one: Candidate) => [
    Number(speaks(one)),
    told.staysAllowed ? Number(allowed.includes(one.alias)) : 0,
    Number(wished(one)),
    told.tieBreak === null ? 0 : tieValue(told.tieBreak, one),
    -one.rank,
  ];
  return [...brief.candidates].sort((a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const at = left.findIndex((key, i) => key !== right[i]);
    return at < 0 ? 0 : (right[at] ?? 0) - (left[at] ?? 0);
  });
}

function specialises({ lines }: Candidate, product: string): boolean {
  const words = product.toLowerCase();
  return lines.some(
    ({ text }) => / specialises in /.test(text) && text.toLowerCase().includes(words),
  );
}

/** Higher is better; 0 where the tie-break means nothing to us. */
function tieValue(tieBreak: string, { lines }: Candidate): number {
  const figure = (pattern: RegExp) =>
    Number(lines.map(({ text }) => pattern.exec(text)?.[1]).find((found) => found) ?? 999);
  if (/first contact|fastest/i.test(tieBreak)) return -figure(/first contact in (\d+)/);
  if (/pipeline/i.test(tieBreak)) return -figure(/pipeline at (\d+)/);
  if (/open leads/i.test(tieBreak)) return -figure(/holds (\d+) of/);
  return 0;
}

function answer(
  brief: Brief,
  order: readonly Candidate[],
  needs: readonly Need[],
  suspectedInjection: boolean,
): unknown {
  const [first, second] = order;
  const name = first?.alias ?? 'NONE';
  const score = (one: Candidate) =>
    one.lines.filter(({ text }) => / ranks \d+ of /.test(text)).map(({ id }) => id);
  return {
    needs,
    considerations: order.map((one) => ({ candidate: one.alias, for: score(one), against: [] })),
    conflicts: [],
    suspectedInjection,
    choice: name,
    noneBecause: first ? null : 'No candidate was offered.',
    backup: second?.alias ?? null,
    backupWhen: second ? `If ${name} cannot make first contact in time.` : null,
    ranking: order.map(({ alias }) => alias),
    confidence: 'low',
    summary: `${name} fits this lead best among those who may have it. Call while the interest is fresh.`,
    reasons: reasonsFor(first),
    talkingPoints: talkingPoints(brief),
    nextSteps: brief.policy.map(({ id }) => ({ text: 'Make first contact in time.', facts: [id] })),
  };
}

/** What is told of a candidate beside rank and deadline; everything where that is nothing. */
function telling({ lines }: Candidate): Line[] {
  const about = lines.filter(({ text }) =>
    / (?:specialises|wins|has won|usually makes|speaks|holds) /.test(text),
  );
  return about.length > 0 ? about : lines;
}

function reasonsFor(one: Candidate | undefined): { text: string; facts: string[] }[] {
  return (one ? telling(one) : []).slice(0, 3).map(({ id, text }) => ({ text, facts: [id] }));
}

function isDeed({ text }: Line): boolean {
  return /^(?:Visited|Opened|Downloaded|Took part|Engaged|Filled|Requested|Attended|Watched)/.test(
    text,
  );
}

function talkingPoints({ lead, words }: Brief): { text: string; facts: string[] }[] {
  const stack = lead.filter(({ text }) => /^Uses /.test(text));
  const deeds = lead.filter(isDeed);
  return [
    ...words.slice(0, 1).map(({ id }) => ({
      text: 'Open with what they wrote, and ask what has to change first.',
      facts: [id],
    })),
    ...deeds.slice(0, 2).map(({ id }) => ({
      text: 'Ask what they were looking for when they had a look at us.',
      facts: [id],
    })),
    ...stack.slice(0, 1).map(({ id }) => ({
      text: 'Ask how the tools that they use today work together.',
      facts: [id],
    })),
  ];
}
