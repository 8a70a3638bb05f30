// The first thing to say: a sentence that can be spoken as it stands, from the lead's own words or deeds.

import type { LeadProfile } from '../../leads/profile.ts';
import { table } from '../../leads/text/by-name.ts';
import { counted, figure, slugWords } from '../../leads/values/wording.ts';
import { isPlainName } from '../../selection/free-text/orders.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { Cited } from '../facts/fact.ts';
import { type CallLanguage, callLanguage } from './call-language.ts';
import { type Citing, cited } from './citing.ts';
import type { Reading, Said, Topic } from './reading.ts';
import { inQuotes } from './saying-back.ts';
import { mirrored } from './second-person.ts';
import type { Stake } from './stakes.ts';

/** The opening for this lead; null when nothing is known that it could rest on. */
export function opening(
  lead: LeadProfile,
  account: AccountView | null,
  reading: Reading,
  find: Citing,
  spoken: CallLanguage | null = callLanguage(lead, null, find),
): Cited | null {
  return (
    notBuying(reading, find) ??
    ticket(account, find) ??
    words(lead, account, reading, find, spoken) ??
    ordered(reading, find) ??
    deeds(lead, account, find, spoken) ??
    nothing(find)
  );
}

function notBuying({ notBuying: said }: Reading, find: Citing): Cited | null {
  if (said === null) return null;
  return cited(
    `They write: ${inQuotes(said.text)} Ask once whether anything is to be bought; if not, keep it short and kind.`,
    find.one('message', said.piece),
  );
}

function ordered({ givesOrders, point }: Reading, find: Citing): Cited | null {
  if (!givesOrders || point !== null) return null;
  return cited(
    'Their message is withheld: it gives orders to the routing, and counted for nothing. Ask in your own words what they need and by when.',
    find.ids('message'),
  );
}

function ticket(account: AccountView | null, find: Citing): Cited | null {
  const { open = 0, critical = 0 } = account?.tickets ?? {};
  if (open + critical === 0) return null;
  const text =
    critical > 0
      ? 'Say first: “Before anything else: what does the critical ticket keep you from doing today?”'
      : `Say first: “Before we talk about anything new: how is it going with your ${counted(figure(open, 0), 'open ticket')}?”`;
  return cited(text, find.ids('tickets'));
}

/** The question that carries on from what they wrote. */
const FOLLOWING: Readonly<Record<Topic, string>> = {
  change: 'What must the next one do that today’s does not?',
  pain: 'What does that cost you today, and what have you tried?',
  compare: 'What do the others do well, and what is missing there?',
  date: 'What has to be in place by then, and what if it slips?',
  demo: 'What do you have to see for it to be worth your time?',
  price: 'What should the figure cover: how many users, which sites, from when?',
  plain: 'What made this come up now?',
};

/** Where something is at stake, that is what the question goes to. */
const AT_STAKE: Readonly<Partial<Record<Stake, string>>> = {
  silence: 'What must happen first, and by when?',
  stop: 'What stands still right now, and whom does it hit?',
  signature: 'What has to be in place before you can go ahead, and who decides that?',
  amount: 'What is that sum to cover, and by when is it to be spent?',
};

/** What is asked back once their own question is answered. */
const BACK: Readonly<Record<Topic, string>> = {
  ...FOLLOWING,
  date: 'What has to be in place by then?',
  demo: 'Which two things must it show you?',
  plain: 'What hangs on the answer for you?',
};

function words(
  lead: LeadProfile,
  account: AccountView | null,
  { opener, guarded }: Reading,
  find: Citing,
  spoken: CallLanguage | null,
): Cited | null {
  if (opener === null) return guarded === null ? null : unsaid(guarded, find);
  const facts = find.one('message', opener.piece);
  const tongue = spoken?.words ?? '';
  const known = spoken?.facts ?? [];
  const quote = inQuotes(opener.text);
  if (opener.isQuestion) {
    return cited(
      `Open${tongue} with the answer to their question: ${quote} Then ask: ${BACK[opener.topic]}`,
      facts,
      known,
    );
  }
  const ask = questionTo(opener, account);
  if (opener.stake === 'silence') {
    return cited(
      `Begin${tongue} with an apology for the wait: ${quote} Say who looks after them from now on, then ask: ${ask}`,
      facts,
      known,
    );
  }
  const theirs = lead.language === 'unknown' || lead.language === 'en';
  const turned = theirs && tongue === '' ? mirrored(opener.text) : null;
  if (turned !== null) return cited(`Say first: “You write that ${turned}. ${ask}”`, facts);
  return cited(`Open${tongue} with what they write: ${quote} Then ask: ${ask}`, facts, known);
}

function questionTo({ stake, topic }: Said, account: AccountView | null): string {
  const atStake = stake === null ? undefined : AT_STAKE[stake];
  if (atStake !== undefined) return atStake;
  if (account?.status === 'customer' && topic === 'plain') {
    return 'By when do you need it, and who will use it?';
  }
  return account?.status === 'former'
    ? 'What has changed since, and what would have to be different this time?'
    : FOLLOWING[topic];
}

/** What nobody may say back is told to the rep, with what to do instead. */
export function unsaid({ text, piece, unsayable }: Said, find: Citing): Cited | null {
  const quote = inQuotes(text);
  return cited(
    unsayable === 'promise'
      ? `They want a promise: ${quote} Give none in the first talk: say who decides it, and by when they hear.`
      : `They hold up what others get: ${quote} Say nothing of other customers; ask what their own case has to bring.`,
    find.one('message', piece),
  );
}

type Deed = { words: string; ask: string; facts: string[] };

function deeds(
  lead: LeadProfile,
  account: AccountView | null,
  find: Citing,
  spoken: CallLanguage | null,
): Cited | null {
  const came = arrival(lead, find);
  const did = firstOpenDeed(lead, find);
  // A webinar that they came through and the webinar that they joined are one.
  const same = /webinar|event|download/.test(lead.source) && did !== null;
  const both = [same ? null : came, did].filter((deed) => deed !== null);
  const ask = did?.ask ?? came?.ask;
  if (ask === undefined) return past(account, find);
  return cited(
    `Say first${spoken === null ? '' : `,${spoken.words}`}: “${both.length > 0 ? `You ${both.map((deed) => deed.words).join(' and ')}. ` : ''}${ask}”`,
    ...both.map((deed) => deed.facts),
    spoken?.facts ?? [],
  );
}

/** How they came, as something that they know we know. */
const ARRIVALS = table<readonly [words: string, ask: string]>({
  'demo-request': ['asked for a demo', 'Which two things must it show you?'],
  'pricing-request': ['asked for prices', 'How many people would use it, and from when?'],
  'free-trial': ['started a trial', 'How far have you come, and where did it stick?'],
  'contact-form': ['filled in the contact form', 'What prompted that today?'],
  chat: ['wrote in the chat', 'What were you trying to find out?'],
  email: ['wrote to us', 'What prompted that today?'],
  phone: ['called us', 'What prompted that today?'],
  referral: ['were pointed to us', 'By whom, and what did they tell you?'],
  partner: ['came through a partner', 'Who was it, and what did they tell you?'],
  webinar: ['joined a webinar', 'Which part of it was about you?'],
  event: ['came to an event', 'What did you take home from it?'],
  'content-download': ['downloaded a paper', 'What were you hoping to find in it?'],
});

function arrival(lead: LeadProfile, find: Citing): Deed | null {
  const known = ARRIVALS[slugWords(lead.source).replaceAll(' ', '-')];
  const asked = /\bdemo\b/i.test(slugWords(lead.source)) ? ARRIVALS['demo-request'] : undefined;
  const found = known ?? asked;
  return found ? { words: found[0], ask: found[1], facts: find.ids('source') } : null;
}

function firstOpenDeed(lead: LeadProfile, find: Citing): Deed | null {
  for (const [i, entry] of lead.engagement.entries()) {
    const facts = find.one('engagement', i);
    const found = facts.length > 0 ? openDeed(entry, facts) : null;
    if (found !== null) return found;
  }
  return null;
}

/** What people do in the open: a download, an event, a form. Pages seen are nothing to tell them of. */
function openDeed({ kind, name }: LeadProfile['engagement'][number], facts: string[]): Deed | null {
  if (!isPlainName(name) || !['content', 'event', 'form'].includes(kind)) return null;
  const thing = name
    .replace(/^(?:downloaded|opened|read|attended|joined|watched)\s+(?:the\s+)?/i, '')
    .replace(/^(?:webinar|event|case study|whitepaper|e-?book)\s*[:–-]\s*/i, '');
  if (kind === 'event') {
    return { words: `took part in ‘${thing}’`, ask: 'Which part of it was about you?', facts };
  }
  if (/roi|calculator|business case|tco/i.test(name)) {
    const ask = 'What return do you have to show, and to whom?';
    return { words: `opened the ${thing}`, ask, facts };
  }
  return { words: `opened ‘${thing}’`, ask: 'What were you hoping to find in it?', facts };
}

function past(account: AccountView | null, find: Citing): Cited | null {
  if (account?.status === 'customer') {
    return cited(
      'Say first: “You work with us already. How is it going, and what is missing?”',
      find.ids('account_status'),
    );
  }
  if (account?.status !== 'former') return null;
  return cited(
    'Say first: “You worked with us before. What has changed since you left?”',
    find.ids('account_status'),
  );
}

function nothing(find: Citing): Cited | null {
  return cited(
    'Say first: “What made you get in touch today, and who else is it for?”',
    find.ids('unknown'),
  );
}
