// Guards on the words of a sentence: figures and whose they are, promises, claims, names, wording.
import { inFile } from './in-file.ts';
import type { Mutant } from './mutant.ts';

const FIGURES = inFile(
  'src/advisor/grounding/ungrounded-figures.ts',
  ['test/advisor/grounding/ungrounded-figures.test.ts'],
  [
    {
      rule: 'a figure right behind an alias is that rep’s own',
      from: 'if (owner !== null && fact.repId !== null) return alias === owner;',
      to: '',
    },
    {
      rule: 'a figure of a rep counts where that rep is spoken of',
      from: "return spoken.aliases.includes(alias ?? '');",
      to: 'return true;',
    },
    {
      rule: 'a meeting that is proposed lasts two hours at most',
      from: 'return minutes <= LONGEST_MEETING_MINUTES;',
      to: 'return true;',
    },
    {
      rule: 'a meeting of more than 120 minutes is no proposal',
      from: 'LONGEST_MEETING_MINUTES = 120',
      to: 'LONGEST_MEETING_MINUTES = 121',
    },
    {
      rule: 'a follow-up that is proposed comes within thirty days',
      from: ' && minutes <= LONGEST_WAIT_MINUTES;',
      to: ';',
    },
    {
      rule: 'a follow-up after 31 days is no proposal',
      from: 'LONGEST_WAIT_MINUTES = 30 * 1_440',
      to: 'LONGEST_WAIT_MINUTES = 31 * 1_440',
    },
    {
      rule: 'a follow-up that is proposed comes after an hour at least',
      from: 'minutes >= 60 && ',
      to: '',
    },
    {
      rule: 'only a follow-up is proposed at a distance in time',
      from: 'return LATER.test(`',
      to: 'return true || LATER.test(`',
    },
    {
      rule: 'a manner of speaking counts to five',
      from: '(values[0] ?? 9) <= 5 && SMALL_THINGS',
      to: '(values[0] ?? 9) <= 6 && SMALL_THINGS',
    },
    {
      rule: 'only small things are a manner of speaking',
      from: ' && SMALL_THINGS.test(clause.slice(end))',
      to: '',
    },
    {
      rule: 'a lead in points is a distance and no score',
      from: '(!gap || ',
      to: '(true || ',
    },
    {
      rule: 'the team’s rate is nobody’s own',
      from: "(known.measure !== 'team_wins' || OF_THE_TEAM.test(clause)) &&",
      to: '',
    },
    {
      rule: 'a rate of a field is no overall rate',
      from: '!(overall && ',
      to: '!(false && ',
    },
    {
      rule: 'a count that is not cited shares a word with its fact',
      from: '(!scene.uncited || !isCommon(figure) || sharesAWord(clause, fact))',
      to: 'true',
    },
    {
      rule: 'a small bare count is looked for in cited facts alone',
      from: "if (!isTelling(figure)) return 'none';",
      to: '',
    },
    {
      rule: 'a figure follows from others only where they are compared',
      from: '(DERIVING.test(clause) || ',
      to: '(true || ',
    },
    {
      rule: 'a comparison follows from the figures of those whom it names',
      from: 'named.size > 1 ? [both, both]',
      to: 'false ? [both, both]',
    },
    {
      rule: '“the others” speaks of everybody',
      from: 'if (ALL.test(clause)) return { aliases: null };',
      to: 'if (true) return { aliases: null };',
    },
  ],
);

const BEARING = inFile(
  'src/advisor/grounding/figure-match.ts',
  ['test/advisor/grounding/figure-match.test.ts'],
  [
    {
      rule: 'a win rate is no share of quota',
      from: 'if (said.measure !== null && known.fact.repId !== null && ',
      to: 'if (false && ',
    },
    {
      rule: 'dollars are no euros',
      from: 'said.currency !== known.currency)',
      to: 'false)',
    },
    {
      rule: '88 points are no 88 of anything else',
      from: "points: ['points'],",
      to: "points: ['points', 'plain'],",
    },
    {
      rule: 'the part of a whole is not the whole',
      from: "if (said.share === 'part' && known.share === 'whole') return false;",
      to: '',
    },
    {
      rule: 'three plants are not any three',
      from: ' && !countsTheSame(known, said)) return false;',
      to: ' && false) return false;',
    },
    {
      rule: 'minutes are no percent',
      from: '!UNITS_ALIKE[said.unit].includes(known.unit)',
      to: 'false',
    },
    {
      rule: 'a value holds as far as it is written out',
      from: 'if (Math.abs(value - said) <= slack + 1e-9) return true;',
      to: 'if (Math.abs(value - said) <= 9 * slack + 1e-9) return true;',
    },
    {
      rule: 'two weeks are no twelve days',
      from: 'Math.min(grain / 2, 0.1 * value)',
      to: 'grain / 2',
    },
    {
      rule: '“about” gives a tenth',
      from: '<= 0.1 * value;\n    if (sense',
      to: '<= 0.5 * value;\n    if (sense',
    },
    {
      rule: '“over” gives half',
      from: '&& said >= 0.5 * value',
      to: '',
    },
    {
      rule: 'only a round figure is said roughly',
      from: 'if (!isRound(said)) return false;',
      to: '',
    },
    {
      rule: 'one date is not another',
      from: "datesAgree(known.date ?? '', said.date ?? '')",
      to: 'true',
    },
    {
      rule: 'score parts prove nothing',
      from: "fact.kind !== 'parts' &&\n",
      to: '\n',
    },
    {
      rule: 'figures of two measures make no third',
      from: '(a.measure !== b.measure && a.fact !== b.fact)',
      to: 'false',
    },
    {
      rule: 'what is left of deals is no number of leads',
      from: "if (said.unit === 'plain' && countsAnother(a, said)) continue;",
      to: '',
    },
    {
      rule: 'a team’s rate is no share of quota',
      from: "return measure === said.measure || (said.measure === 'wins' && measure === 'team_wins');",
      to: "return measure === said.measure || measure === 'team_wins';",
    },
  ],
);

const BOASTS = inFile(
  'src/advisor/grounding/boasts.ts',
  ['test/advisor/grounding/boasts.test.ts'],
  [
    {
      rule: 'a rep’s life and certain wins have no place in a brief',
      from: 'if (boast) found.push(boast[0]);',
      to: '',
    },
    {
      rule: 'private lives have no place in a brief',
      from: 'if (!factText().toLowerCase().includes(word.toLowerCase())) found.push(word);',
      to: '',
    },
  ],
);

const SENTENCES = ['test/advisor/sentences.test.ts'];

const ASSERTIONS = inFile('src/advisor/grounding/assertions.ts', SENTENCES, [
  {
    rule: 'what is told stands in a cited fact, word by word',
    from: '...uncoveredWords(part, {',
    to: '...uncoveredWords({ ...part, words: [] }, {',
  },
  {
    rule: 'nothing is claimed about us or promised in our name',
    from: '...claimsOfOurs(part, { covers }),',
    to: '',
  },
  {
    rule: 'the only one is the only one',
    from: '...falseSoles(words, { ...scene, all: facts, ofRep, coverOf }),',
    to: '',
  },
  {
    rule: 'what is denied is denied by a fact',
    from: '...falseDenials(words, alias, denial),',
    to: '',
  },
  {
    rule: 'a retelling is carried by one statement of theirs',
    from: '...uncarried(words, carrying),',
    to: '',
  },
  {
    rule: 'a field that a rep is credited with stands in a fact of theirs',
    from: '...strangeFields(words, { ...scene, all: facts, ofRep, coverOf }, alias ?? choice),',
    to: '',
  },
  {
    rule: 'a sentence is in the language of the policy',
    from: '...foreignProblems(unquoted, language),',
    to: '',
  },
  {
    rule: 'a sentence does what its form says',
    from: '...(form === undefined ? [] : formProblems(form, parts)),',
    to: '',
  },
]);

const NAMES = inFile(
  'evals/grading/stranger-names.ts',
  ['test/evals/grading/stranger-names.test.ts'],
  [
    {
      rule: 'a company that no fact names is noticed by its form',
      from: "if (!isKnown(head ?? '', scene)) found.add(company);",
      to: '',
    },
    {
      rule: 'a name that no fact knows is noticed',
      from: 'if (named && !isKnown(word, scene)) found.add(word);',
      to: '',
    },
    {
      rule: 'a first name is noticed where nouns have capitals, too',
      from: 'if (FIRST_NAMES.has(first) && !(initial && ALSO_WORDS.has(first))) return true;',
      to: '',
    },
    {
      rule: 'a company at the beginning of a sentence is noticed by what it does',
      from: 'actsLikeAName(word, text.slice(end, end + 24))',
      to: 'false',
    },
    {
      rule: 'a name behind a title is noticed',
      from: ' && !TITLED.test(text)',
      to: '',
    },
  ],
);

const CLAIMS = inFile(
  'src/advisor/grounding/rep-claims.ts',
  ['test/advisor/grounding/rep-claims.test.ts'],
  [
    {
      rule: 'who is called the quickest is the quickest',
      from: 'return ranks(clause, candidates, choice);',
      to: 'return [];',
    },
    {
      rule: 'nobody is called ahead of somebody who is',
      from: '? theirs.every((other) => own < other)',
      to: '? theirs.some((other) => own < other)',
    },
    {
      rule: 'a rank that nothing is known of is not claimed',
      from: 'return theirs.length > 0 ? false : null;',
      to: 'return null;',
    },
  ],
);

const WORDING = inFile(
  'src/advisor/grounding/wording-check.ts',
  ['test/advisor/grounding/wording-check.test.ts'],
  [
    {
      rule: 'an alias that does not exist is noticed',
      from: 'return unknownAliases(text, scene).concat(',
      to: 'return ([] as string[]).concat(',
    },
    { rule: 'a link that no fact has is noticed', from: '    links(text, scene),', to: '' },
    { rule: 'boasts are asked for', from: '    boastsIn(english, scene.factText),\n', to: '' },
    {
      rule: 'letters that look like others are asked for',
      from: '    oddLetters(text, scene.factText, scene.language),\n',
      to: '',
    },
    {
      rule: 'the machinery is not spoken of',
      from: 'MACHINERY.test(text) ?',
      to: 'false ?',
    },
    {
      rule: 'seven words of the prompt in a row are not repeated',
      from: 'if (inARow >= SECRET_RUN && ',
      to: 'if (false && ',
    },
    { rule: 'markup does not stand', from: 'if (MARKUP.test(text))', to: 'if (false)' },
    { rule: 'a masked word is not repeated', from: 'if (MASK.test(text))', to: 'if (false)' },
    {
      rule: 'an invisible character does not stand',
      from: 'if (INVISIBLE.test(text))',
      to: 'if (false)',
    },
    {
      rule: 'a formula, a placeholder or a lure does not stand',
      from: 'else if (isUnfit(text))',
      to: 'else if (false)',
    },
  ],
);

export const GROUNDING: readonly Mutant[] = [
  ...FIGURES,
  ...BEARING,
  ...BOASTS,
  ...ASSERTIONS,
  ...NAMES,
  ...CLAIMS,
  ...WORDING,
];
