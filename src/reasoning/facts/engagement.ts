// What a person did, in words: "visited the pricing page 3 times, last 2 days ago".
import type { LeadProfile } from '../../leads/profile.ts';
import { memoByText } from '../../leads/text/memo.ts';
import { capitalised, times } from '../../leads/values/wording.ts';
import { countFigure, wholeMinutesFigure } from './figures.ts';
import type { Narrator, Phrase } from './narrator.ts';

type Engagement = LeadProfile['engagement'][number];

/** Names that already say what was done: "Downloaded the ROI calculator". */
const ALREADY_A_VERB =
  /^(asked|attended|booked|clicked|compared|completed|downloaded|filled|joined|opened|read|registered|replied|requested|returned|searched|signed|started|subscribed|tried|used|viewed|visited|watched)\b/i;

/** The deed without how often and when: "visited the pricing page". */
export function deed({ kind, name }: Pick<Engagement, 'kind' | 'name'>): string {
  return deedsOf(kind)(name);
}

const deedsOf = memoByText((kind) => memoByText((name) => deedIn(kind, name)));

function deedIn(kind: string, raw: string): string {
  const name = raw.trim().replace(/^\/([a-z]+(?:-[a-z]+)*)\/?$/, (_, path: string) => {
    return path.replaceAll('-', ' ');
  });
  if (ALREADY_A_VERB.test(name)) return withArticle(name.charAt(0).toLowerCase() + name.slice(1));
  switch (kind) {
    case 'page':
      return `visited ${thing(name, /\bpage$/i.test(name) || /^[/h].*\//.test(name) ? '' : ' page')}`;
    case 'content':
      return `opened ${thing(name, '')}`;
    case 'email':
      return `engaged with the e-mail “${name}”`;
    case 'event':
      return `took part in ${thing(name, '')}`;
    case 'form':
      return `filled in ${thing(name, /\bform$/i.test(name) ? '' : ' form')}`;
    default:
      return `showed interest: ${name}`;
  }
}

const TAKES_AN_OBJECT =
  /^(attended|booked|clicked|compared|completed|downloaded|opened|read|requested|started|tried|used|viewed|visited|watched)\s+(?!(?:an?|the|our|their|your|its|this|about|again|at|by|for|from|in|it|on|out|through|to|up|with|\d|[“"'/])\b)(?=\S)/;

/** "downloaded ROI calculator" → "downloaded the ROI calculator". */
function withArticle(words: string): string {
  return words.replace(TAKES_AN_OBJECT, '$1 the ');
}

/** The deed with its count and recency: "Visited the pricing page 3 times, last 2 days ago." */
export function deedTold(entry: Engagement, { foreign }: Pick<Narrator, 'foreign'>): Phrase {
  const did = deed(entry);
  const often = entry.count > 1 ? ` ${times(entry.count)}` : '';
  const days = entry.daysAgo === null ? null : Math.max(0, Math.floor(entry.daysAgo));
  const inFull = `${did}${often}${recency(days, entry.count)}`;
  return {
    words: `${capitalised(foreign(inFull))}.`,
    quoted: [foreign(did)],
    figures: [
      ...(entry.count > 1 ? [countFigure(entry.count, 'visits', 'times')] : []),
      ...(days !== null && days > 1 ? [wholeMinutesFigure(days * 1_440, 'ago')] : []),
    ],
  };
}

function recency(days: number | null, count: number): string {
  if (days === null) return '';
  const last = count > 1 ? ', last' : ',';
  if (days === 0) return `${last} today`;
  return days === 1 ? `${last} yesterday` : `${last} ${days} days ago`;
}

/** Short names read as nouns; long ones and addresses are quoted. */
function thing(name: string, suffix: string): string {
  if (/^(\/|https?:)/.test(name)) return name;
  const words = name.split(/\s+/).length;
  if (/^(the|our|a|an)\s/i.test(name)) return `${name}${suffix}`;
  if (words > 4 || /[:–—]/.test(name)) return `“${name}”`;
  // "Pricing page" is no name: inside a sentence it is written small, as "ROI calculator" is not.
  return `the ${/^\p{Lu}\p{Ll}+ (?:page|guide|calculator|form)$/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name}${suffix}`;
}
