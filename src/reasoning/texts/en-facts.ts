// English: the sentences of facts about the lead, its account and the policy.
import { counted } from '../../leads/values/wording.ts';

export const facts = {
  company: (name: string) => `Company: ${name}.`,
  domain: (name: string) => `Domain: ${name}.`,
  freeMail: 'They wrote from a free-mail address.',
  industry: (name: string) => `Industry: ${name}.`,
  size: (count: string, band: string | null) =>
    `${counted(count, 'employee')}${band === null ? '' : ` (size band ${band})`}.`,
  sizeBand: (band: string) => `Size band: ${band} employees.`,
  revenue: (amount: string) => `Annual revenue: ${amount}.`,
  place: (places: readonly string[]) => `Located in ${places.join(', ')}.`,
  timeZone: (zone: string, clock: string) => `Local time zone: ${zone}, where it is ${clock}.`,
  language: (name: string, isRead: boolean) =>
    `Language: ${name}, ${isRead ? 'as the message is written' : 'as stated'}.`,
  role: (title: string, level: string | null) =>
    `Contact’s role: ${title}${level === null ? '' : ` (${level})`}.`,
  levels: {
    'c-level': 'C-level',
    vp: 'VP level',
    director: 'director level',
    manager: 'manager level',
    staff: 'staff level',
  },
  source: (name: string) => `Source: ${name}.`,
  channel: (name: string) => `Channel: ${name}.`,
  campaign: (name: string) => `Campaign: ${name}.`,
  score: (points: string, isOurs: boolean) =>
    `Lead score: ${points} of 100${isOurs ? ', our own estimate' : ''}.`,
  stack: (names: string) => `Uses ${names}.`,
  product: (names: string) => `Names ${names} in the message.`,
  signal: (name: string) => `Buying signal: ${name}.`,
  message: (text: string) => `They write: “${text}”`,
  unknown: (gaps: string) => `Not known: ${gaps}.`,
  gaps: {
    industry: 'industry',
    size: 'company size',
    revenue: 'revenue',
    place: 'location',
    role: 'contact’s role',
    score: 'lead score',
    stack: 'technology in use',
  },
  asksFor: (language: string, quote: string) => `Asks to be spoken to in ${language}: “${quote}”`,
  sla: (duration: string, isBusiness: boolean) =>
    `First contact is due within ${duration}${isBusiness ? ' of business time' : ''}.`,
  account: (name: string, evidence: string, sure: string | null) =>
    `Matches the account ${name} (${evidence}${sure === null ? '' : `, ${sure} sure`}).`,
  statusOf: (name: string, status: string) => `${name} is ${status}.`,
  status: {
    customer: 'a customer',
    prospect: 'a prospect we already know',
    partner: 'a partner',
    former: 'a former customer',
  },
  owner: (rep: string) => `Account owner: ${rep}.`,
  csm: (rep: string) => `Customer success manager: ${rep}.`,
  parentOwner: (rep: string) => `The parent company is looked after by ${rep}.`,
  named: (name: string) => `${name} is on the named-account list.`,
  tickets: (open: number, critical: number) =>
    `${counted(open, 'open support ticket')}${critical > 0 ? `, ${critical} critical` : ''}.`,
  expansion: (level: 'low' | 'medium' | 'high') => `Expansion potential: ${level}.`,
  doNotAssign: (reps: string) => `Not to be served by ${reps}.`,
};
