// English: what to say first and what to ask; words to be said stand between quotation marks.
import { counted } from '../../leads/values/wording.ts';

const FOLLOWING = {
  change: 'What must the next one do that today’s does not?',
  pain: 'What does that cost you today, and what have you tried?',
  compare: 'What do the others do well, and what is missing there?',
  date: 'What has to be in place by then, and what if it slips?',
  demo: 'What do you have to see for it to be worth your time?',
  price: 'What should the figure cover: how many users, which sites, from when?',
  plain: 'What made this come up now?',
};

const SIGNS_IN_THE_END = 'ask who signs in the end, and what that person will want to know.';
const SHOWS_FOR_IT = 'ask what they have to show for it, and who else must agree.';

export const talk = {
  notBuying: (quote: string) =>
    `They write: ${quote} Ask once whether anything is to be bought; if not, keep it short and kind.`,
  withheld:
    'Their message is withheld: it gives orders to the routing, and counted for nothing. Ask in your own words what they need and by when.',
  criticalTicket:
    'Say first: “Before anything else: what does the critical ticket keep you from doing today?”',
  openTickets: (count: string) =>
    `Say first: “Before we talk about anything new: how is it going with your ${counted(count, 'open ticket')}?”`,
  /** The question that carries on from what they wrote. */
  following: FOLLOWING,
  /** Where something is at stake, that is what the question goes to. */
  atStake: {
    silence: 'What must happen first, and by when?',
    stop: 'What stands still right now, and whom does it hit?',
    signature: 'What has to be in place before you can go ahead, and who decides that?',
    amount: 'What is that sum to cover, and by when is it to be spent?',
  },
  /** What is asked back once their own question is answered. */
  back: {
    ...FOLLOWING,
    date: 'What has to be in place by then?',
    demo: 'Which two things must it show you?',
    plain: 'What hangs on the answer for you?',
  },
  customerAsks: 'By when do you need it, and who will use it?',
  formerAsks: 'What has changed since, and what would have to be different this time?',
  answerFirst: (tongue: string, quote: string, ask: string) =>
    `Open${tongue} with the answer to their question: ${quote} Then ask: ${ask}`,
  apology: (tongue: string, quote: string, ask: string) =>
    `Begin${tongue} with an apology for the wait: ${quote} Say who looks after them from now on, then ask: ${ask}`,
  theirWords: (tongue: string, quote: string, ask: string) =>
    `Open${tongue} with what they write: ${quote} Then ask: ${ask}`,
  promise: (quote: string) =>
    `They want a promise: ${quote} Give none in the first talk: say who decides it, and by when they hear.`,
  terms: (quote: string) =>
    `They hold up what others get: ${quote} Say nothing of other customers; ask what their own case has to bring.`,
  /** `deeds` follow "You". */
  deeds: (tongue: string, deeds: readonly string[], ask: string) =>
    `Say first${tongue === '' ? '' : `,${tongue}`}: “${deeds.length > 0 ? `You ${deeds.join(' and ')}. ` : ''}${ask}”`,
  arrivals: {
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
  } satisfies Record<string, readonly [words: string, ask: string]>,
  tookPart: (thing: string) => `took part in ‘${thing}’`,
  tookPartAsk: 'Which part of it was about you?',
  calculated: (thing: string) => `opened the ${thing}`,
  calculatedAsk: 'What return do you have to show, and to whom?',
  opened: (thing: string) => `opened ‘${thing}’`,
  openedAsk: 'What were you hoping to find in it?',
  customer: 'Say first: “You work with us already. How is it going, and what is missing?”',
  former: 'Say first: “You worked with us before. What has changed since you left?”',
  nothing: 'Say first: “What made you get in touch today, and who else is it for?”',
};

export const points = {
  withheld:
    'Part of their message is withheld: it gives orders to the routing, and counted for nothing.',
  noted: (quote: string) =>
    `Noted by a colleague, not written by them: ${quote} Know it, and do not say it back.`,
  also: (quote: string, isSilence: boolean) =>
    `They also write: ${quote} ${isSilence ? 'Apologise for the wait, and say who answers from now on.' : 'Come to it in the same talk: they will.'}`,
  behindTicket: (quote: string, isQuestion: boolean) =>
    `${isQuestion ? 'Answer' : 'Then take up'} what they write: ${quote}`,
  comparison:
    'They want a comparison: ask what the others do well for them and what is missing, and say nothing of the others yourself.',
  question: (quote: string, isPrice: boolean) =>
    `They ask: ${quote} ${isPrice ? 'Ask first what the figure has to cover, then answer in one go.' : 'Have the answer ready, or the name of who has it; then ask what hangs on it.'}`,
  date: (quote: string) =>
    `Their date: ${quote} Ask what has to be in place by then, and count back from it.`,
  former: 'They were a customer once: ask what would have made them stay.',
  demo: 'They asked for a demo: agree on the two or three things that they want to see before you show anything.',
  pricing: (often: string | null) =>
    `They looked at pricing${often === null ? '' : ` ${often}`}: ask what they compare it with and who signs it off.`,
  calculator: (name: string, isRoi: boolean) =>
    `Ask which figures they put into ${isRoi ? 'the ROI calculator' : `“${name}”`} and what came out.`,
  story: (name: string) => `Ask what in “${name}” sounded like their own situation.`,
  lookedInto: (name: string) => `They looked into “${name}”: ask which question it left open.`,
  product: (names: string) =>
    `They name ${names}: ask what runs there today and what has to change.`,
  signal: (name: string) => `“${name}” is on file: ask what that changes for them, and by when.`,
  stack: (names: string, backbone: string | null) =>
    `They run ${names}: ${
      backbone === null
        ? 'ask which of these a new tool must work with from day one.'
        : `ask what has to flow in and out of ${backbone} from day one, and who looks after it.`
    }`,
  role: (title: string, ask: string) => `You are talking to the ${title}: ${ask}`,
  byLevel: {
    'c-level': 'ask what they will judge this by in a year, and who runs it day to day.',
    vp: SHOWS_FOR_IT,
    director: SHOWS_FOR_IT,
    manager: SIGNS_IN_THE_END,
    staff: SIGNS_IN_THE_END,
    unknown: 'ask what it has to change in their week, and who signs in the end.',
  },
  gaps: 'Little is on file about them: ask what they do, how many people would use it, and how they solve it today.',
  heads: (onFile: string, said: string) =>
    `The record says ${onFile} employees, they write of ${said} people: ask which holds before you size anything.`,
  corrects:
    'That corrects what is on file: go by their words, and put the record right after the talk.',
  correctsBy: (quote: string) =>
    `They correct what is on file: ${quote} So go by their words, and put the record right after the talk.`,
  asCustomer: (isKnown: boolean) =>
    `They write as a customer, but ${isKnown ? 'their account says otherwise' : 'no account of ours matches them'}: look for the contract before you call, and sell nothing until you know.`,
};
