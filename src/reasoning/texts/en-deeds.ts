// English: what a lead did and how they came, behind "They".
import { table } from '../../leads/text/by-name.ts';
import { memoByText } from '../../leads/text/memo.ts';
import { times } from '../../leads/values/wording.ts';

/** Names that already say what was done: "Downloaded the ROI calculator". */
const ALREADY_A_VERB =
  /^(asked|attended|booked|clicked|compared|completed|downloaded|filled|joined|opened|read|registered|replied|requested|returned|searched|signed|started|subscribed|tried|used|viewed|visited|watched)\b/i;

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

/** Short names read as nouns; long ones and addresses are quoted. */
function thing(name: string, suffix: string): string {
  if (/^(\/|https?:)/.test(name)) return name;
  const words = name.split(/\s+/).length;
  if (/^(the|our|a|an)\s/i.test(name)) return `${name}${suffix}`;
  if (words > 4 || /[:–—]/.test(name)) return `“${name}”`;
  // "Pricing page" is no name: inside a sentence it is written small, as "ROI calculator" is not.
  return `the ${/^\p{Lu}\p{Ll}+ (?:page|guide|calculator|form)$/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name}${suffix}`;
}

function recency(days: number, count: number): string {
  const last = count > 1 ? ', last' : ',';
  if (days === 0) return `${last} today`;
  return days === 1 ? `${last} yesterday` : `${last} ${days} days ago`;
}

/** How they came, as a deed, by the source's name. */
const CAME = table<string>({
  'contact form': 'filled in the contact form',
  'content download': 'downloaded something from us',
  'free trial': 'started a free trial',
  'organic search': 'found us through a search',
  'paid search': 'came through a search ad',
  'paid social': 'came through an ad on social media',
  'public relations': 'read about us in the press',
  'purchased list': 'stand on a list that was bought',
  review: 'came through a review site',
  advertising: 'came through an ad',
  chat: 'wrote in the chat',
  customer: 'came as a customer',
  direct: 'came straight to our site',
  email: 'wrote an e-mail',
  event: 'came through an event',
  newsletter: 'came through the newsletter',
  outbound: 'were approached by us',
  partner: 'came through a partner',
  phone: 'called us',
  referral: 'were referred to us',
  social: 'came through social media',
  webinar: 'came through a webinar',
});

/** "product demo request" → "asked for a product demo"; "email" → "wrote an e-mail". */
const came = memoByText((source) => {
  const known = CAME[source];
  if (known !== undefined) return known;
  const asked =
    /^(.*\b(?:demo|quote|trial|call|callback|consultation|proposal|pricing|assessment|audit))\s*(?:requests?)?$/i.exec(
      source,
    );
  const what = asked?.[1] ?? /^(.*\S)\s+requests?$/i.exec(source)?.[1];
  if (what) {
    const bare = /^(?:pricing|prices|a|an|the)\b/i.test(what);
    return `asked for ${bare ? '' : article(what)}${what.replace(/^pricing$/, 'prices')}`;
  }
  if (/contact|inbound form|web ?form/i.test(source)) return 'filled in the contact form';
  if (/trade ?show|conference/i.test(source)) return `came through ${article(source)}${source}`;
  return `came through ${source}`;
});

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an ' : 'a ';
}

export const deeds = {
  /** What they did, without how often and when: "visited the pricing page". */
  did: (kind: string, name: string) => deedsOf(kind)(name),
  often: (count: number) => ` ${times(count)}`,
  recency,
  came,
};
