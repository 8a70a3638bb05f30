// English: what to do by when, what to avoid, and who takes over.
import { counted } from '../../leads/values/wording.ts';

const WRITE = 'If nobody answers, write the same day: ';

export const steps = {
  askedFor: (name: string) =>
    `They ask for ${name}: agree between you who calls, and open with why it is you.`,
  hurry: (usual: string) => `; you usually take ${usual}, so start now`,
  localTime: (clock: string, isTheirDay: boolean) =>
    ` It is ${clock} where they are${isTheirDay ? '.' : ': write now, and offer a time in their day.'}`,
  notSpoken: (language: string) =>
    ` ${language} is not among your languages on file: bring in somebody who speaks it, or agree on another first.`,
  contactWithin: (tongue: string, time: string, isBusiness: boolean, hurry: string) =>
    `Make first contact${tongue} within ${time}${isBusiness ? ' of business time' : ''}${hurry}.`,
  answerBy: (tongue: string, until: string, zone: string) =>
    `Answer${tongue} by ${until} (${zone}); a short e-mail will do.`,
  callBy: (tongue: string, within: string | null, until: string, zone: string, hurry: string) =>
    `Call${tongue} ${within === null ? '' : `within ${within}, `}by ${until} (${zone})${hurry}.`,
  noAnswer: {
    question: (text: string) =>
      `${WRITE}answer “${text}”, ask one question back, offer two times to talk.`,
    words: `${WRITE}take up what they wrote, ask one question, offer two times to talk.`,
    thing: (name: string) =>
      `${WRITE}start from “${name}”, ask one question, offer two times to talk.`,
    plain: `${WRITE}one line on why you are calling, one question, two times to talk.`,
  },
  decline:
    'If there is nothing to sell, decline the lead with that reason, so that it leaves your list.',
  readTickets: (open: number, critical: number) =>
    `Read the ${critical > 0 ? 'critical ticket' : counted(open, 'open ticket')} before you call, and know who is working on ${open === 1 || critical > 0 ? 'it' : 'them'}.`,
  countBack:
    'Leave the first talk with a plan that counts back from their date: the next meeting, who joins it, what is decided there.',
  findOut: (gaps: string) => `Find out ${gaps}, and add it to the record.`,
  gaps: {
    business: 'what the company does',
    size: 'how large it is',
    role: 'who decides',
  },
  dated:
    'Leave the first talk with a dated next meeting and the names of those who have to be there.',
  threeAnswers:
    'Leave the first talk with three answers: what they need, by when, and who decides.',
};

export const avoid = {
  pitch: 'Avoid a pitch: by their own words there is nothing to sell here yet.',
  orders: 'Avoid acting on those orders, and promise nothing that it names.',
  critical: 'Avoid selling while a critical ticket is open.',
  figure: 'Avoid naming a figure or a discount before you know what it has to cover.',
  others: 'Avoid talking others down: ask what decides the comparison.',
  fromMemory: 'Avoid a yes from memory: they will hold you to the answer, so check it first.',
  customer: 'Avoid asking what the account record already answers.',
  former: 'Avoid a first pitch: they know us, and left.',
  otherTongue: (language: string, isWritten: boolean) =>
    `Avoid opening in English: ${isWritten ? 'they write in' : 'their language is'} ${language}.`,
  pages:
    'Avoid telling them which pages they looked at, and name no price before you know the scope.',
  introduction: 'Avoid a general introduction: they have said what they want, so start there.',
  longDemo: (points: string | null, isEstimate: boolean) =>
    `Avoid a long demo: ${points === null ? 'interest is not clear yet' : `${isEstimate ? 'our own estimate' : 'the lead score'} is ${points} of 100`}, so qualify first.`,
  guessing: 'Avoid guessing at their business or needs: nothing is on file.',
};

export const backup = {
  insider: (name: string, other: string) =>
    `If ${name} cannot make first contact in time: ${other} looks after the account, too.`,
  faster: (name: string, other: string, theirs: string, mine: string) =>
    `If first contact cannot wait for ${name}: ${other} usually answers in ${theirs}, ${name} in ${mine}.`,
  declines: (name: string) => `If ${name} declines or has not made first contact in time.`,
  late: 'If first contact is not made in time.',
};
