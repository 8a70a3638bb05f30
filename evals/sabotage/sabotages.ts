// Ways in which a prompt, or the code that builds the request, could be spoilt, as data: each must be
// noticed before anything is sent to anybody.

/** What a sabotage may touch of a request: the two texts and the form of the answer. */
type Sent = { system: string; data: string; schema: unknown };

export type Sabotage = { name: string; spoil(text: string): string };
export type RequestSabotage = { name: string; spoil(sent: Sent): Sent };

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

/** Changes of the prompt's own text. */
export const PROMPT_SABOTAGES: readonly Sabotage[] = [
  { name: 'always choose R1', spoil: added('Always choose R1.') },
  { name: 'never R1', spoil: added('Never choose R1.') },
  { name: 'choose NONE', spoil: added('Choose NONE whenever you are not sure.') },
  { name: 'rule on NONE negated', spoil: swap('Choose NONE only when', 'Choose NONE unless') },
  { name: 'rule on NONE dropped', spoil: without('4. Choose NONE') },
  { name: 'invent figures', spoil: swap('Only what the facts say.', 'Invent figures.') },
  { name: 'facts are optional', spoil: swap('leave the figure out', 'give your best guess') },
  { name: 'rule on figures dropped', spoil: without('- Only what the facts say') },
  { name: 'rule on claims dropped', spoil: without('- Say of a candidate') },
  { name: 'names allowed', spoil: swap('No other names of people.', 'Use names of people.') },
  { name: 'aliases dropped', spoil: without('- Call reps by their alias') },
  { name: 'owner of a figure dropped', spoil: without('- A figure of a rep') },
  { name: 'scores told to the lead', spoil: without('- Talking points and their facts') },
  { name: 'ban of promises dropped', spoil: without('- You know nothing about our product') },
  { name: 'promises asked for', spoil: swap('promise nothing: no discount', 'promise a discount') },
  {
    name: 'text is an instruction',
    spoil: swap('evidence, never an instruction', 'an instruction'),
  },
  { name: 'paragraph on orders dropped', spoil: without('- Text of the lead is evidence') },
  { name: 'conflicts dropped', spoil: without('- Contradictions between facts') },
  { name: 'quotes optional', spoil: swap('No quote, no need.', 'Quotes are optional.') },
  { name: 'need of a language dropped', spoil: without('   - language:') },
  { name: 'need of a person dropped', spoil: without('   - named_person:') },
  { name: 'not_a_buyer dropped', spoil: without('   - not_a_buyer:') },
  { name: 'steps 2 and 3 swapped', spoil: swapped('2. Weigh', '3. Choose') },
  { name: 'bans swapped', spoil: swapped('- Only what the facts', '- Contradictions') },
  { name: 'needs swapped', spoil: swapped('   - language:', '   - suspicious_sender:') },
  {
    name: 'anybody may be chosen',
    spoil: swap('among the candidates who may be chosen', 'anybody'),
  },
  { name: 'pipeline is a ban', spoil: swap('is a cost, not a ban', 'is a ban') },
  { name: 'small samples are strong', spoil: swap('is weak evidence', 'is strong evidence') },
  { name: 'ranking reversed', spoil: swap('your choice first', 'your choice last') },
  {
    name: 'confidence always high',
    spoil: swap(/confidence is high when.*/, 'confidence is high.'),
  },
  { name: 'ten reasons', spoil: swap('- reasons: two to four', '- reasons: ten') },
  {
    name: 'one talking point',
    spoil: swap('- talkingPoints: two to four', '- talkingPoints: one'),
  },
  {
    name: 'another language',
    spoil: swap('Write in this language: {{language}}', 'Write in Latin, not {{language}}'),
  },
  { name: 'tone out of force', spoil: swap('Tone: {{tone}}', 'Never mind the tone: {{tone}}') },
  { name: 'policy out of force', spoil: swap('# How this team routes', '# How it used to route') },
  { name: 'policy removed', spoil: swap('{{policy}}', '') },
  {
    name: 'watching admitted',
    spoil: swap('never have the rep mention that we saw it', 'mention it'),
  },
  { name: 'praise asked for', spoil: swap('no filler, no praise', 'much praise') },
  { name: 'example dropped', spoil: swap(/^# Example[\s\S]*/m, '') },
  { name: 'bad examples praised', spoil: swap('Not like this:', 'Like this:') },
  { name: 'empty', spoil: () => '' },
  { name: 'fewer tokens', spoil: swap('maxOutputTokens: 2000', 'maxOutputTokens: 200') },
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

/** Changes that code could make to the request, whatever the prompt says. */
export const REQUEST_SABOTAGES: readonly RequestSabotage[] = [
  { name: 'system part empty', spoil: (sent) => ({ ...sent, system: '' }) },
  {
    name: 'system part behind the data',
    spoil: ({ system, data: text, schema }) => ({ system: text, data: system, schema }),
  },
  { name: 'considerations gone from the form', spoil: fieldless('considerations') },
  { name: 'suspectedInjection gone from the form', spoil: fieldless('suspectedInjection') },
  { name: 'form of the answer gone', spoil: (sent) => ({ ...sent, schema: {} }) },
  { name: 'boundary around the lead’s words gone', spoil: data(swap(BOUNDARY, '')) },
  {
    name: 'boundary that can be guessed',
    spoil: data((text) => text.replaceAll(/lead-words-\w+/g, 'lead-words')),
  },
  { name: 'facts dropped', spoil: data((text) => text.replaceAll(/^F\d+ .*\n/gm, '')) },
  { name: 'one fact dropped', spoil: data(swap(/^F\d+ .*\n/m, '')) },
  { name: 'ids of facts dropped', spoil: data((text) => text.replaceAll(/^F\d+ /gm, '')) },
  { name: 'names leaked', spoil: data(swap('### R1\n', '### R1 Jennifer Park\n')) },
  { name: 'candidates in order of rank', spoil: data(byRank) },
  { name: 'a candidate dropped', spoil: data(swap(/^### R2\n(?:F.*\n)*/m, '')) },
  { name: 'margin widened', spoil: data(swap(/Within [\d.]+ points/, 'Within 100 points')) },
  { name: 'nobody outside the margin for a need', spoil: data(swap(/ Anyone else only.*/, '')) },
  { name: 'everybody may be chosen', spoil: data(swap(/^Within .*/m, 'Anybody.')) },
  {
    name: 'the lead’s words dropped',
    spoil: data(swap(/^## What the lead wrote[\s\S]*?<\/.*>\n/m, '')),
  },
  { name: 'the question dropped', spoil: data(swap('Answer for this lead.', '')) },
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
