// Guards on a model's answer: what it must be to stand, sentence by sentence and claim by claim.
import { CHOICES } from './choices.ts';
import { inFile } from './in-file.ts';
import type { Mutant } from './mutant.ts';

const JUDGE = inFile(
  'src/advisor/judge.ts',
  ['test/advisor/judge.test.ts'],
  [
    {
      rule: 'the ranking begins with the choice',
      from: 'answer.ranking[0] !== answer.choice',
      to: 'false',
    },
    {
      rule: 'the ranking holds nobody twice',
      from: 'ranked.size !== answer.ranking.length ||',
      to: '',
    },
    {
      rule: 'the ranking holds nobody who was not offered',
      from: 'ranked.size !== everyone.length ||',
      to: '',
    },
    {
      rule: 'the ranking holds everybody',
      from: '!everyone.every((alias) => ranked.has(alias))',
      to: 'false',
    },
    {
      rule: 'the backup is not the choice',
      from: 'answer.backup === answer.choice || ',
      to: '',
    },
    {
      rule: 'the backup is one of the candidates',
      from: ' || !ranked.has(answer.backup))',
      to: ')',
    },
    {
      rule: 'no more than five sentences of a kind',
      from: '{ reasons: 5, talkingPoints: 5, nextSteps: 5, conflicts: 5 }',
      to: '{ reasons: 6, talkingPoints: 6, nextSteps: 6, conflicts: 6 }',
    },
    {
      rule: 'points and steps beyond the bound are not read',
      from: 'sentences.slice(0, most).flatMap',
      to: 'sentences.flatMap',
    },
    {
      rule: 'a point that does not hold is dropped',
      from: 'if (found.length === 0) return [cited];',
      to: 'return [cited];',
    },
    {
      rule: 'words for the backup that do not hold are replaced',
      from: 'if (problems.length === 0) return cited.text;',
      to: 'return cited.text;',
    },
  ],
);

const PROSE = inFile(
  'src/advisor/prose.ts',
  ['test/advisor/prose.test.ts'],
  [
    {
      rule: 'a sentence is no longer than its place allows',
      from: 'if (text.length > LONGEST[place]) problems.push(tooLong());',
      to: '',
    },
    { rule: 'a summary has 700 characters', from: 'summary: 700', to: 'summary: 701' },
    { rule: 'a reason has 420 characters', from: '  reason: 420', to: '  reason: 421' },
    { rule: 'a backup has 300 characters', from: 'backup: 300', to: 'backup: 301' },
    { rule: 'a point has 420 characters', from: 'talkingPoint: 420', to: 'talkingPoint: 421' },
    { rule: 'a step has 420 characters', from: 'nextStep: 420', to: 'nextStep: 421' },
    { rule: 'a conflict has 420 characters', from: 'conflict: 420', to: 'conflict: 421' },
    {
      rule: 'a sentence is not empty',
      from: "if (text === '') problems.push('it is empty');",
      to: '',
    },
    {
      rule: 'a sentence cites a fact',
      from: "if (ids.length === 0) return ['it cites no fact'];",
      to: '',
    },
    {
      rule: 'a sentence cites no fact that does not exist',
      from: 'if (known.length < ids.length)',
      to: 'if (false)',
    },
    {
      rule: 'a sentence cites no more than forty facts',
      from: 'ids.slice(0, MOST_CITED)',
      to: 'ids',
    },
    {
      rule: 'a talking point cites lead and account alone',
      from: 'return talks && known.some((fact) => !isTheirs(fact))',
      to: 'return false',
    },
    {
      rule: 'a talking point names no rep',
      from: 'if (talks && A_REP.test(text))',
      to: 'if (false)',
    },
    {
      rule: 'what is known of a rep is not told to the lead',
      from: "if (place === 'nextStep' && TELLING.test(text)",
      to: 'if (false',
    },
    {
      rule: 'a talking point takes no figure from a rep’s facts',
      from: 'spare: talks ? theirs : all',
      to: 'spare: all',
    },
    {
      rule: 'a summary counts on what the reasons cite',
      from: "const cited = place === 'summary' || place === 'backup' ? spoken : known;",
      to: "const cited = place === 'summary' || place === 'backup' ? all : known;",
    },
    {
      rule: 'a reason proposes no meeting of its own',
      from: "proposals: place === 'nextStep' || talks",
      to: 'proposals: true',
    },
    {
      rule: 'a sentence that names nobody speaks of the choice',
      from: "place === 'backup' ? [meant.choice, meant.backup ?? ''] : [meant.choice]",
      to: "[meant.choice, meant.backup ?? '']",
    },
    {
      rule: 'false claims about candidates are problems',
      from: '...(talks ? [] : falseClaims(clausesOf(english), candidates, meant.choice)),',
      to: '',
    },
    {
      rule: 'what no fact tells is a problem',
      from: "...assertions(text, { cited, base: BASE[place] ?? form ?? 'do', form }),",
      to: '',
    },
    {
      rule: 'wording that may not stand is a problem',
      from: '...wordingProblems(text, english, wording),',
      to: '',
    },
    {
      rule: 'figures without ground are problems',
      from: 'problems.push(...figures.map(',
      to: 'void (figures.map(',
    },
  ],
);

const BRIEF = inFile(
  'src/advisor/brief.ts',
  ['test/advisor/brief.test.ts'],
  [
    {
      rule: 'only the lead’s own words bear a quote',
      from: "[...facts.values()].filter(({ about }) => about === 'lead')",
      to: '[...facts.values()]',
    },
    {
      rule: 'the model is told who may be chosen, and nobody else',
      from: '.filter((id) => withinMargin.includes(id))',
      to: '',
    },
    {
      rule: 'without free text nothing that the lead worded is sent',
      from: 'const facts = freeText\n    ? all',
      to: 'const facts = true\n    ? all',
    },
  ],
);

const ANSWER = inFile(
  'src/advisor/answer.ts',
  ['test/advisor/judge.test.ts'],
  [
    {
      rule: 'a confidence is one of three words',
      from: "z.enum(['low', 'medium', 'high'])",
      to: 'z.string()',
    },
    {
      rule: 'a backup is an alias',
      from: 'backup: candidateSchema.nullable()',
      to: 'backup: z.any()',
    },
    {
      rule: 'all keys are required',
      from: 'suspectedInjection: z\n    .boolean()',
      to: 'suspectedInjection: z\n    .boolean().optional()',
    },
  ],
);

const NEEDS = inFile(
  'src/selection/free-text/needs.ts',
  ['test/selection/free-text/needs.test.ts'],
  [
    {
      rule: 'a need’s quote stands in the lead’s words',
      from: `!said.plain.includes(\` \${quote} \`)`,
      to: 'false',
    },
    {
      rule: 'a need’s quote is made of whole words',
      from: `!said.plain.includes(\` \${quote} \`)`,
      to: '!said.plain.includes(quote)',
    },
    {
      rule: 'a quote of one letter proves nothing',
      from: 'LEAST_QUOTE = 2',
      to: 'LEAST_QUOTE = 1',
    },
    {
      rule: 'a claim of more than 400 characters is no need',
      from: 'LONGEST_CLAIM = 400',
      to: 'LONGEST_CLAIM = 401',
    },
    {
      rule: 'haste is said by the quote',
      from: 'isInHaste(claim.quote, said.text) ? inTheirWords(claim) : null',
      to: 'inTheirWords(claim)',
    },
    {
      rule: 'a language is named or written in',
      from: '? language.value\n        : null;',
      to: '? language.value\n        : language.value;',
    },
    {
      rule: 'a speciality is named by the quote, too',
      from: 'names(value, entry) && names(quote, entry)',
      to: 'names(value, entry)',
    },
    {
      rule: 'a value in a model’s own words is not shown',
      from: 'words.every((word) => said.has(word) || WHO.has(word))',
      to: 'true',
    },
    {
      rule: 'a need that nobody active serves is only noted',
      from: "return served ? effect : 'note';",
      to: 'return effect;',
    },
    {
      rule: 'a language of which only the name falls is only noted',
      from: "speaksOf(text, value)) ? 'prefer' : 'note';",
      to: "speaksOf(text, value)) ? 'prefer' : 'prefer';",
    },
  ],
);

const CLAIMED = inFile(
  'src/advisor/claimed-needs.ts',
  ['test/advisor/claimed-needs.test.ts'],
  [
    {
      rule: 'no more than eight claims are looked at',
      from: 'MOST_CLAIMS = 8',
      to: 'MOST_CLAIMS = 9',
    },
    {
      rule: 'the same need counts once',
      from: 'else if (!counted.has(meaningOf(found.need))) {',
      to: 'else {',
    },
    {
      rule: 'a need that was known before is not counted again',
      from: 'new Set(needs.map(meaningOf))',
      to: 'new Set<string>()',
    },
    {
      rule: 'the alias of a named person stands in the quote',
      from: ').test(quote)) return null;',
      to: ").test(quote + ' ' + alias)) return null;",
    },
    {
      rule: 'a named person is one whom the lead named',
      from: "repsNamedIn(text, roster).includes(repId ?? '')",
      to: 'true',
    },
    {
      rule: 'a choice lies within the margin without the claimed preferences, too',
      from: '[evaluation, ruled].every(',
      to: '[evaluation].every(',
    },
    {
      rule: 'a preference puts nobody first beyond the margin',
      from: "notedUnless(served, 'prefer', staysWithin)",
      to: 'served',
    },
    {
      rule: 'a claimed must sets aside no rule that binds without it',
      from: "notedUnless(needs, 'must', setsNothingAside)",
      to: '[...needs]',
    },
    {
      rule: 'a quote that is nothing to show is no need',
      from: 'isUnfit(claim.quote) || ',
      to: '',
    },
    {
      rule: 'a value that is nothing to show is no need',
      from: ' || isUnfit(claim.value)',
      to: '',
    },
  ],
);

const HASTE = inFile(
  'src/selection/free-text/haste.ts',
  ['test/selection/free-text/haste.test.ts'],
  [
    { rule: 'haste is heard', from: 'return HASTE.test(text) || ', to: 'return ' },
    { rule: 'a near day is heard', from: 'NEAR.test(text) || ', to: '' },
    { rule: 'a limit in time is heard', from: 'LIMIT.test(text) || ', to: '' },
    { rule: 'a “now” that is needed is heard', from: ' || NEEDED_NOW.test(text)', to: '' },
    {
      rule: 'a “now” alone is no haste',
      from: 'return HASTE.test(text)',
      to: 'return /\\bnow\\b/.test(text) || HASTE.test(text)',
    },
    {
      rule: 'a “by” alone is no haste',
      from: 'return HASTE.test(text)',
      to: 'return /\\bby\\b/.test(text) || HASTE.test(text)',
    },
    {
      rule: 'a year is no haste',
      from: 'return HASTE.test(text)',
      to: 'return /\\b20\\d\\d\\b/.test(text) || HASTE.test(text)',
    },
  ],
);

export const ADVICE: readonly Mutant[] = [
  ...JUDGE,
  ...CHOICES,
  ...PROSE,
  ...BRIEF,
  ...ANSWER,
  ...NEEDS,
  ...CLAIMED,
  ...HASTE,
];
