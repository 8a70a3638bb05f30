// A retelling of what the lead wrote is carried by one statement of theirs: its words out of that statement, about
// whom it is about, denied where it is denied, wanted where it is wanted, and no more than it says.
import { type Cover, coverOfWords, isCovered } from './cover-words.ts';
import type { FactCover } from './coverage.ts';
import { denies } from './denying.ts';
import { isMonth, type Known, type Word } from './dictionary.ts';
import { hasRole, isFunction } from './lexicon.ts';
import { isOpen, numeralsIn, type Statement, wants } from './statements.ts';
import { stemOf } from './stem.ts';

const set = (words: string) => new Set(words.split(/\s+/));
const PARTING = set(
  'and or but while whereas although though yet because so which who whom whose that since with',
);
const ALIAS = /^R[1-9]\d?$/;
const COMMA = /[,;:()—]\s|\s[–-]\s/;

/** Who is shown, and what is said of them. */
const OF_US = set('candidate candidates rep reps shortlist neither nobody record speaks here');

/** "May" is a month, "may" none. */
const isMonthHere = (english: string, { raw }: Word) => isMonth(english) && raw !== 'may';

/** Whether covers have a word; a month, which otherwise may stand anywhere, must be there. */
const holds = (word: Word, covers: readonly Cover[]) =>
  isCovered(word, covers) &&
  word.english.every(
    (one) => !isMonthHere(one, word) || covers.some(({ stems }) => stems.has(stemOf(one))),
  );

type Segment = { words: Word[]; text: string; openBefore: boolean };

export type Carrying = {
  language: Known;
  text: string;
  /** Cited facts that quote the lead. */
  quoting: readonly FactCover[];
  /** Cited facts that do not. */
  others: readonly FactCover[];
  /** Who and where the lead is: may stand beside anything. */
  always: readonly Cover[];
};

/** What of a telling's words no single statement carries, as sentences for a corrective turn. */
export function uncarried(words: readonly Word[], scene: Carrying): string[] {
  const statements = scene.quoting.flatMap((one) => one.statements());
  if (statements.length === 0) return [];
  return segmentsOf(words, scene.text).flatMap((segment) => problemOf(segment, statements, scene));
}

function segmentsOf(words: readonly Word[], text: string): Segment[] {
  const segments: Segment[] = [];
  let open = false;
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    const gap = before === undefined ? '' : text.slice(before.end, word.at);
    const parts = PARTING.has(word.english[0] ?? '') || COMMA.test(gap);
    const last = segments.at(-1);
    if (last === undefined || parts) {
      if (last !== undefined) open ||= isOpen(last.words);
      segments.push({ words: [word], text: '', openBefore: open });
    } else last.words.push(word);
  }
  for (const [i, segment] of segments.entries())
    segment.text = textOf(segment.words, text, i === 0);
  return segments;
}

const LONGEST_FIGURE = 12;

/** The words with the figures around them. */
function textOf(words: readonly Word[], text: string, opens: boolean): string {
  const [from, to] = [words[0]?.at ?? 0, words.at(-1)?.end ?? 0];
  const token = text
    .slice(Math.max(0, from - LONGEST_FIGURE), from)
    .trimEnd()
    .split(' ')
    .at(-1);
  const before =
    opens && token !== undefined && /^[$€£]?\d/.test(token) && !/[,;:]$/.test(token)
      ? `${token} `
      : '';
  const behind = /^[\s\d.,%€$£]*/.exec(text.slice(to))?.[0] ?? '';
  return `${before}${text.slice(from, to)}${behind}`;
}

/** Words that retell nothing by themselves, whoever wrote them. */
const LIGHT = new Set(
  `say write ask want need look mention tell have get make take go come give know time lead message call contact name
  word request wish like would about question answer day first next today now side thing company people urgent urgency deadline soon quick end start
  begin reason case clear strong interest date decision write wrote got touch reach allow mean said read see seen saw seem
  way talk show work hard dear gone away early late busy usual open note matter thank hear fit fill form use
  expect cost used`
    .split(/\s+/)
    .map(stemOf),
);

export function isLight(word: Word): boolean {
  return word.english.every(
    (one) => (isFunction(stemOf(one)) && !isMonthHere(one, word)) || LIGHT.has(stemOf(one)),
  );
}

function problemOf(segment: Segment, statements: readonly Statement[], scene: Carrying): string[] {
  const { words } = segment;
  if (words.some(({ raw, english: [one = ''] }) => ALIAS.test(raw) || OF_US.has(one))) return [];
  const written = statements.map(({ cover }) => cover);
  const theirs = words.filter((word) => !isLight(word) && holds(word, written));
  // Who and where they are may stand beside anything that they wrote.
  const needed = theirs.filter((word) => !holds(word, scene.always) && !isBefore(word, words));
  const only = needed.filter((word) => !holds(word, scene.others) && !isFree(word));
  if (only.length === 0) return [];
  const said = words.map(({ raw }) => raw).join(' ');
  const windows = windowsOf(statements);
  const carrying = windows.filter(({ covers }) => needed.every((word) => holds(word, covers)));
  if (carrying.length === 0) return [`“${said}” puts together what they wrote of different things`];
  const whys = carrying.map((window) =>
    mismatch(segment, window, needed, { ...scene, statements }),
  );
  return whys.some((why) => why === null) ? [] : [`“${said}” ${whys[0]}`];
}

/** "before March": whatever is due earlier is so. */
const isBefore = (word: Word, words: readonly Word[]) =>
  isMonth(word.english[0] ?? '') && words[words.indexOf(word) - 1]?.english[0] === 'before';

const isFree = ({ english }: Word) =>
  english.every((one) => hasRole(stemOf(one), 'neutral') && !hasRole(stemOf(one), 'theirs'));

type Window = { main: readonly Statement[]; covers: readonly Cover[]; numerals: Set<string> };

const FEW = 2;
const FEW_WORDS = 3;

/** "and a CFO", "with a date": said of nobody. */
const isScrap = (words: readonly Word[], needed: readonly Word[]) =>
  needed.length < 2 && (words.length <= FEW_WORDS || words[0]?.english[0] === 'with');

/** A statement, with what it goes on about; or with its neighbour, where one is a mere scrap. */
function windowsOf(statements: readonly Statement[]): Window[] {
  return statements.flatMap((one, i) => {
    const [before, next] = [statements[i - 1], statements[i + 1]];
    const alone = windowOf([one], one.goesOn && before !== undefined ? [before] : []);
    const joins =
      next !== undefined &&
      next.sentence === one.sentence &&
      Math.min(weightOf(one), weightOf(next)) <= FEW;
    return joins ? [alone, windowOf([one, next], [])] : [alone];
  });
}

function windowOf(main: readonly Statement[], around: readonly Statement[]): Window {
  const all = [...main, ...around];
  return {
    main,
    covers: all.map(({ cover }) => cover),
    numerals: new Set(all.flatMap(({ numerals }) => [...numerals])),
  };
}

const weightOf = ({ words }: Statement) => words.filter((word) => !isLight(word)).length;

/** Groups of words that say how much of something there is: one must stand there where one is said. */
const QUANTIFIERS: readonly ReadonlySet<string>[] = [
  set(
    'all every each everything everybody everyone whole entire entirely completely fully always any',
  ),
  set('only solely sole just single alone exclusively'),
  set('already'),
  set('still'),
  set('most mostly mainly largely'),
  set('never'),
];

function mismatch(
  { words, text, openBefore }: Segment,
  { main, numerals }: Window,
  needed: readonly Word[],
  { language, statements }: Carrying & { statements: readonly Statement[] },
): string | null {
  if (denies(words) !== main.some((one) => one.denies))
    return denies(words) ? 'denies what they wrote' : 'is what they denied';
  const open = main.some((one) => one.open);
  if (open && !openBefore && !isOpen(words) && !isScrap(words, needed))
    return 'is what they asked or wanted, not what is so';
  if (!open && wants(words)) return 'is what they told, not what they want';
  if (!open && isToCome(words, language)) return 'says what will be, and they did not';
  const theirs = main.flatMap((one) => one.words);
  for (const group of QUANTIFIERS) {
    const at = words.findIndex(({ english: [head = ''] }) => group.has(head));
    if (at < 0 || theirs.some(({ english: [head = ''] }) => group.has(head))) continue;
    if (PERIODS.test(words[at + 1]?.english[0] ?? '') || words[at - 1]?.english[0] === 'is')
      continue;
    return `says “${words[at]?.raw}”, and they did not`;
  }
  const strange = [...numeralsIn(text, language)].find(
    (one) => !numerals.has(one) && statements.some((other) => other.numerals.has(one)),
  );
  if (strange !== undefined) return `gives “${strange}”, which they wrote of something else`;
  if (isTurned(words, theirs)) return 'turns round what they wrote';
  if (language !== 'en') return null;
  if (!openBefore && isOver(words, theirs)) return 'says that it is over';
  return isMeant(words, main, needed) ? null : 'is about somebody or something else';
}

const FUTURE: Partial<Record<Known, RegExp>> = {
  fr: /^(?!(?:para|contra|entre))\p{L}+(?:[aei]?ra|ront)$/iu,
  es: /(?:ará|erá|irá|drá|arán|erán|irán|drán)$/iu,
};

/** Whether a verb of the words stands in the future. */
function isToCome(words: readonly Word[], language: Known): boolean {
  const future = FUTURE[language];
  return words.some(({ raw, english: [one = ''] }) =>
    one === 'will' ? language === 'en' : future?.test(raw),
  );
}

/** "every month": how often, not how many. */
const PERIODS = /^(?:minute|hour|day|week|month|quarter|year|time)s?$/;

const GOVERNING = set('into to from over before after until by on for at with without under above');

/** What a preposition governs: the next word that says something. */
function governed(words: readonly Word[]): [preposition: string, word: Word][] {
  return words.flatMap(({ english: [head = ''] }, i): [string, Word][] => {
    if (!GOVERNING.has(head)) return [];
    const next = words.slice(i + 1).find((word) => !isLight(word));
    return next === undefined ? [] : [[head, next]];
  });
}

/** "Salesforce into SAP" where they wrote "SAP into Salesforce". */
function isTurned(words: readonly Word[], theirs: readonly Word[]): boolean {
  const own = governed(theirs);
  return governed(words).some(([preposition, word]) => {
    const same = own.filter(([other]) => other === preposition);
    return (
      same.length > 0 &&
      !same.some(([, other]) => holds(word, [coverOfWords([other])])) &&
      holds(word, [coverOfWords(theirs)]) &&
      same.some(([, other]) => holds(other, [coverOfWords(words)]))
    );
  });
}

const OVER = /ed$/;
const HELPING = set('is are was were be been being have has had get gets got to not');

/** "It ended" where they wrote that it ends. */
function isOver(words: readonly Word[], theirs: readonly Word[]): boolean {
  return words.some(({ raw }, i) => {
    if (!OVER.test(raw) || i === 0) return false;
    if ([1, 2].some((back) => HELPING.has(words[i - back]?.english[0] ?? ''))) return false;
    const stem = stemOf(raw.toLowerCase());
    const same = theirs.filter(({ english }) => english.some((one) => stemOf(one) === stem));
    return same.length > 0 && !same.some((one) => OVER.test(one.raw));
  });
}

const BEING = set('is are was were be been being get gets');
const ARTICLES = set('the a an their its his her this that');

/** A thing of theirs that something is told of: it stands in the same statement as what is told, and before it. */
function isMeant(
  words: readonly Word[],
  main: readonly Statement[],
  needed: readonly Word[],
): boolean {
  const subject = subjectOf(words, needed);
  if (subject === null) return true;
  const own = main.find(({ cover }) => holds(subject, [cover]));
  if (own === undefined) return false;
  const places = needed
    .map((word) => own.words.findIndex((one) => holds(word, [coverOfWords([one])])))
    .filter((place) => place >= 0);
  return places.length > 1 && places.every((place) => place >= (places[0] ?? 0));
}

/** The thing that opens a clause with a verb in the active; null where it is not to be seen. */
function subjectOf(words: readonly Word[], needed: readonly Word[]): Word | null {
  const [first, second] = words;
  if (needed.length < 2 || !ARTICLES.has(first?.english[0] ?? '')) return null;
  if (words.some(({ english: [one = ''] }) => BEING.has(one))) return null;
  return second !== undefined && needed.includes(second) ? second : null;
}
