// Names of people and companies that no fact knows.
import { ALSO_WORDS, FIRST_NAMES, folded } from '../../src/selection/free-text/person-names.ts';

export type NameScene = {
  /** Folded words of every fact and of the policy; asked only about what looks like a name. */
  vocabulary: Pick<ReadonlySet<string>, 'has'>;
  /** German writes every noun with a capital; there only known first names count as names. */
  capitalsMeanNames: boolean;
};

/** Capitalised words that are nobody's name. */
const COMMON = new Set(
  `i i'm i'd i'll ai api bdr ae csm sdr crm erp roi tco sla cfo ceo cto coo cio cmo vp hr it ok faq kpi poc nda rfp rfi
  rfq icp q&a pdf csv b2b b2c saas smb arr mrr sql mql eod asap utc est cet gmt pst us uk eu english german french
  spanish italian portuguese dutch polish mr mrs ms dr prof frau herr how what when where which who whose why monday tuesday wednesday thursday friday saturday sunday revops`.split(
    /\s+/,
  ),
);

const COMPANY =
  /\b(\p{Lu}[\p{L}&-]+)(?:\s\p{Lu}[\p{L}&-]+)*\s(?:Inc|Ltd|LLC|GmbH|AG|SA|SAS|Corp|Co|BV|Group|Industries|Technologies|Solutions|Systems|Partners)\b/gu;

/** Every name in a text that stands in no fact. */
export function strangerNames(text: string, scene: NameScene): string[] {
  const found = new Set<string>();
  for (const { 0: written, index } of text.matchAll(CAPITALISED)) {
    const word = written.replace(POSSESSIVE, '');
    if (ALIAS.test(word) || LETTER.test(text.charAt(index - 1))) continue;
    const named = isNamed(word, { text, at: index, end: index + word.length }, scene);
    if (named && !isKnown(word, scene)) found.add(word);
  }
  for (const [company, head] of text.matchAll(COMPANY)) {
    if (!isKnown(head ?? '', scene)) found.add(company);
  }
  return [...found];
}

function isKnown(word: string, { vocabulary }: NameScene): boolean {
  return folded(word)
    .split(/[-/&]/)
    .every(
      (part) =>
        part === '' ||
        COMMON.has(part) ||
        vocabulary.has(part) ||
        vocabulary.has(part.replace(/s$/, '')),
    );
}

const ALIAS = /^R\d{1,2}$/;
const LETTER = /[\p{L}\p{N}]/u;
const POSSESSIVE = /[’']s$/;
const CAPITALISED = /\p{Lu}[\p{L}\p{N}]*(?:[’'&-][\p{L}\p{N}]+)*/gu;

/** `end`: of the word itself, before a possessive "’s". */
type Place = { text: string; at: number; end: number };

/** Whether a capitalised word stands there as a name: a known first name, or where only names have capitals. */
function isNamed(
  word: string,
  { text, at, end }: Place,
  { capitalsMeanNames }: NameScene,
): boolean {
  const key = folded(word);
  if (COMMON.has(key)) return false;
  const [first = key] = key.includes('-') ? key.split('-') : [key];
  const initial = isInitial(text, at);
  if (FIRST_NAMES.has(first) && !(initial && ALSO_WORDS.has(first))) return true;
  return capitalsMeanNames && (!initial || actsLikeAName(word, text.slice(end, end + 24)));
}

const OPENING = /(?<=^|[.!?:;–—“"‘(•]\s*|[.!?…][”’)]\s|\s-\s)/y;

/** After one of these a capitalised word is a name, full stop or not. */
const TITLED =
  /(?<=(?:^|[^\p{L}])(?:mr|mrs|ms|dr|prof|st|frau|herrn?|mme|monsieur|madame|señora?)\.?\s)/iuy;

/** Whether a word opens a sentence or a quotation: both patterns look back from where it stands. */
function isInitial(text: string, at: number): boolean {
  OPENING.lastIndex = at;
  TITLED.lastIndex = at;
  return OPENING.test(text) && !TITLED.test(text);
}

const SUBJECTS = new Set(
  `access account adoption alignment answer arrival attention availability average both budget buyer call capacity case choice
  clarity close coaching company competition confidence contact context conversion cost coverage customer data deal
  decision demand demo difference downtime either email engagement everyone everything evidence expansion experience expertise
  familiarity fairness first fit focus follow-up freshness growth headroom history holding implementation inbound industry
  intent interest it knowledge language lead little load loss manager margin match message money momentum need neither nobody none nothing
  nurture objection one onboarding other ownership pain people pipeline planning point pressure price pricing priority
  process product project proof qualification quality question quota rank ranking reach reason record reporting request
  response return revenue risk room routing sale scale scope score seniority she he shift signal silence size
  software source speciality specialisation specialization specialty speed stack success support system team territory
  that the their there they this time timing tone tool trade-off training travel trial trust urgency value volume win
  workload you your`.split(/\s+/),
);

/** "Let's", "Here's", "Today's": what stands before an "’s" and names nobody. */
const NOBODYS = new Set(
  `another anybody anyone company day each either everybody evening here how let lead month morning neither night other
  quarter rep somebody someone something today tomorrow tonight week weekend year yesterday`.split(
    /\s+/,
  ),
);

/** "Globex uses …", "Globex's …" at the start of a sentence; "Pricing is …" is none. */
function actsLikeAName(word: string, next: string): boolean {
  const key = folded(word);
  if (/^[’']s\b/.test(next)) return !SUBJECTS.has(key) && !NOBODYS.has(key);
  if (SUBJECTS.has(key) || /(?:ing|tion|ment|ness|ity|s|ed|ly)$/i.test(word)) return false;
  return /^\s(?:is|was|has|had|uses?|runs?|chose|saved|bought|switched|cut|saw|will|can|recently|also|already|reported|achieved|went|did|does|faced|solved|moved|signed|found|got|made|wants?|needs?)\b/i.test(
    next,
  );
}
