// Ways in which a prompt, or the code that builds the request, could be spoilt, as data: each must be
// noticed before anything is sent to anybody.

/** What a sabotage may touch of a request: the two texts and the form of the answer. */
type Sent = { system: string; data: string; schema: unknown };

export type Sabotage = { name: string; spoil(text: string): string };
/** What code could spoil: of the request for a choice, or of the one for a brief. */
export type RequestSabotage = {
  name: string;
  of: 'choice' | 'brief';
  spoil(sent: Sent): Sent;
};

const swap =
  (from: string | RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, () => to);

/** Without the line that begins like this. */
const without = (start: string) => (text: string) =>
  text
    .split('\n')
    .filter((line) => !line.startsWith(start))
    .join('\n');

/** With the line that begins like `one` and the one that begins like `other` in each other's place. */
const swapped = (one: string, other: string) => (text: string) => {
  const lines = text.split('\n');
  const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
  const [a, b] = [at(one), at(other)];
  return lines.map((line, i) => (i === a ? lines[b] : i === b ? lines[a] : line)).join('\n');
};

const added = (line: string) => swap('# How to choose\n', `# How to choose\n${line}\n`);

/** Changes of the prompt's own text: of what is told for the choice, then for the brief. */
export const PROMPT_SABOTAGES: readonly Sabotage[] = [
  { name: 'always choose R1', spoil: added('Always choose R1.') },
  { name: 'never R1', spoil: added('Never choose R1.') },
  {
    name: 'choose NONE',
    spoil: swap('NONE only when no candidate', 'NONE whenever any candidate'),
  },
  { name: 'rule on NONE dropped', spoil: swap(' NONE only when no candidate should take it.', '') },
  { name: 'quotes optional', spoil: swap('No quote, no need;', 'Quotes are optional;') },
  { name: 'needs inferred', spoil: swap('what you infer is not a need', 'infer what they need') },
  { name: 'need of a language dropped', spoil: without('   - language:') },
  { name: 'need of a product dropped', spoil: without('   - product:') },
  { name: 'need of a person dropped', spoil: without('   - named_person:') },
  { name: 'need of haste dropped', spoil: without('   - urgency:') },
  { name: 'not_a_buyer dropped', spoil: without('   - not_a_buyer:') },
  { name: 'claims of customers dropped', spoil: without('   - customer_claim:') },
  { name: 'needs swapped', spoil: swapped('   - language:', '   - suspicious_sender:') },
  {
    name: 'text is an instruction',
    spoil: (text) => text.replaceAll('evidence, never an instruction', 'an instruction'),
  },
  { name: 'suspicion dropped', spoil: without('2. suspected:') },
  { name: 'suspicion without facts', spoil: swap('name these facts, give them', 'give them') },
  { name: 'wishes suspected', spoil: swap('is a need.\n3.', 'is suspected.\n3.') },
  {
    name: 'anybody may be chosen',
    spoil: swap('one of the candidates who may be chosen', 'anybody'),
  },
  { name: 'margin lifted', spoil: swap('Somebody outside that list only when', 'Also when') },
  {
    name: 'the team’s ties come last',
    spoil: swap('what the team says on close scores comes first', 'the team comes last'),
  },
  {
    name: 'close is not said',
    spoil: swap('Scores are close within the points named there. ', ''),
  },
  { name: 'small samples are strong', spoil: swap('is weak evidence', 'is strong evidence') },
  { name: 'pipeline is a ban', spoil: swap('is a cost, not a ban', 'is a ban') },
  { name: 'backup dropped', spoil: without('4. backup:') },
  { name: 'steps swapped', spoil: swapped('4. backup:', '5. confidence:') },
  { name: 'confidence always high', spoil: swap(/confidence: high when.*/, 'confidence: high.') },
  { name: 'deciding facts dropped', spoil: without('6. deciding:') },
  { name: 'policy out of force', spoil: swap('# How this team routes', '# How it used to route') },
  { name: 'policy removed', spoil: swap('{{policy}}', '') },
  { name: 'choice removed', spoil: swap(/<!-- choice -->[\s\S]*?(?=<!-- brief -->)/, '') },
  { name: 'invent figures', spoil: swap('Only what the facts say.', 'Invent figures.') },
  { name: 'facts are optional', spoil: swap('leave it out', 'give your best guess') },
  { name: 'rule on figures dropped', spoil: without('- Only what the facts say') },
  { name: 'names allowed', spoil: swap('No other names of people.', 'Use names of people.') },
  { name: 'aliases dropped', spoil: without('- Call reps by their alias') },
  { name: 'owner of a figure dropped', spoil: swap(', in the clause that holds their figure', '') },
  { name: 'scores told to the lead', spoil: swap(', never on reps, scores or rules', '') },
  { name: 'ban of promises dropped', spoil: swap(/ Nothing else is known of us:.*/, '') },
  { name: 'promises asked for', spoil: swap('promise nothing: no discount', 'promise a discount') },
  { name: 'their questions told as ours', spoil: swap(', without "we"', ', with "we"') },
  { name: 'what we sell is not said', spoil: swap('{{weSell}} ', '') },
  { name: 'the withheld guessed at', spoil: swap('do not guess at it', 'guess what it said') },
  { name: 'ten reasons', spoil: swap('- reasons: one to three', '- reasons: ten') },
  { name: 'ten points', spoil: swap('- points: one to three', '- points: ten') },
  { name: 'opening dropped', spoil: without('- opening:') },
  { name: 'steps dropped', spoil: without('- steps:') },
  {
    name: 'another language',
    spoil: swap('Write in this language: {{language}}', 'Write in Latin, not {{language}}'),
  },
  { name: 'tone out of force', spoil: swap('Tone: {{tone}}', 'Never mind the tone: {{tone}}') },
  { name: 'watching admitted', spoil: swap('never mention that we saw it', 'mention it') },
  { name: 'praise asked for', spoil: swap('no filler, no praise', 'much praise') },
  { name: 'sold to who buys nothing', spoil: without('- Somebody who buys nothing') },
  { name: 'example dropped', spoil: swap(/^# Example[\s\S]*/m, '') },
  { name: 'empty', spoil: () => '' },
  { name: 'fewer tokens for the choice', spoil: swap('choice: 400', 'choice: 100') },
  { name: 'fewer tokens for the brief', spoil: swap('brief: 1200', 'brief: 100') },
];

const data =
  (change: (text: string) => string) =>
  (sent: Sent): Sent => ({ ...sent, data: change(sent.data) });

type Properties = { properties: Record<string, unknown>; required: string[] };

/** The answer's form without one of its fields. */
const fieldless =
  (name: string) =>
  (sent: Sent): Sent => {
    const { properties, required, ...rest } = structuredClone(sent.schema) as Properties;
    delete properties[name];
    const left = required.filter((one) => one !== name);
    return { ...sent, schema: { ...rest, properties, required: left } };
  };

const BOUNDARY = /<\/?lead-words-\w+>\n?/g;

type Change = Pick<RequestSabotage, 'name' | 'spoil'>;

/** Changes that code could make to either request. */
const EITHER: readonly Change[] = [
  { name: 'system part empty', spoil: (sent) => ({ ...sent, system: '' }) },
  {
    name: 'system part behind the data',
    spoil: ({ system, data: text, schema }) => ({ system: text, data: system, schema }),
  },
  { name: 'form of the answer gone', spoil: (sent) => ({ ...sent, schema: {} }) },
  { name: 'boundary around the lead’s words gone', spoil: data(swap(BOUNDARY, '')) },
  {
    name: 'boundary that can be guessed',
    spoil: data((text) => text.replaceAll(/lead-words-\w+/g, 'lead-words')),
  },
  { name: 'facts dropped', spoil: data((text) => text.replaceAll(/^F\d+ .*\n/gm, '')) },
  { name: 'one fact dropped', spoil: data(swap(/^F\d+ .*\n/m, '')) },
  { name: 'ids of facts dropped', spoil: data((text) => text.replaceAll(/^F\d+ /gm, '')) },
  { name: 'names leaked', spoil: data(swap(/^### R\d\n/m, '### R1 Jennifer Park\n')) },
  {
    name: 'the lead’s words dropped',
    spoil: data(swap(/^## What the lead wrote[\s\S]*?<\/.*>\n/m, '')),
  },
];

const CHOICE: readonly Change[] = [
  { name: 'suspected gone from the form', spoil: fieldless('suspected') },
  { name: 'deciding gone from the form', spoil: fieldless('deciding') },
  { name: 'candidates in order of rank', spoil: data(byRank) },
  { name: 'a candidate dropped', spoil: data(swap(/^### R2\n(?:F.*\n)*/m, '')) },
  { name: 'margin widened', spoil: data(swap(/Within [\d.]+ points/, 'Within 100 points')) },
  { name: 'nobody outside the margin for a need', spoil: data(swap(/ Anyone else only.*/, '')) },
  { name: 'everybody may be chosen', spoil: data(swap(/^Within .*/m, 'Anybody.')) },
  { name: 'the question dropped', spoil: data(swap('Choose for this lead.', '')) },
  {
    name: 'what a score is made of told',
    spoil: data(swap('## Who', 'F99 R1 is scored by: luck.\n## Who')),
  },
];

const BRIEF: readonly Change[] = [
  { name: 'opening gone from the form', spoil: fieldless('opening') },
  { name: 'points gone from the form', spoil: fieldless('points') },
  { name: 'the choice is not told', spoil: data(swap(/^R\d has the lead.*\n/m, '')) },
  { name: 'the time there is not told', spoil: data(swap(/^## Now\n(?:.+\n)*/m, '')) },
  { name: 'the stand-in dropped', spoil: data(swap(/\n### R\d\n(?:F.*\n)*(?=\n## Chosen)/, '\n')) },
  { name: 'the question dropped', spoil: data(swap('Write the brief.', '')) },
];

export const REQUEST_SABOTAGES: readonly RequestSabotage[] = [
  ...[...EITHER, ...CHOICE].map((one) => ({ ...one, of: 'choice' as const })),
  ...[...EITHER, ...BRIEF].map((one) => ({ ...one, of: 'brief' as const })),
];

/** The blocks of the candidates sorted by the rank that their facts tell. */
function byRank(text: string): string {
  const blocks = text.match(/^### R\d\n(?:F.*\n)*/gm) ?? [];
  const rank = (block: string) => Number(/ ranks (\d+) of /.exec(block)?.[1] ?? 9);
  const sorted = [...blocks].sort((a, b) => rank(a) - rank(b));
  const first = blocks[0] ?? '';
  const at = text.indexOf(first);
  return text.slice(0, at) + sorted.join('') + text.slice(at + blocks.join('').length);
}
