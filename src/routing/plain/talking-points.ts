// What to say first, from what the lead did and wrote; each point rests on facts of lead or account.
import type { LeadProfile } from '../../leads/profile.ts';
import type { Cited } from '../fact.ts';
import { productsNamed } from '../facts/lead-facts.ts';
import { figure, languageName, listed, shortened, slugWords, times } from '../facts/wording.ts';
import type { AccountView } from '../snapshot.ts';
import { type Citing, cited, present } from './citing.ts';

const MOST_POINTS = 4;

/** At most four points, the most telling first. */
export function talkingPoints(
  lead: LeadProfile,
  account: AccountView | null,
  find: Citing,
): Cited[] {
  return present([
    customer(account, find),
    message(lead, find),
    language(lead, find),
    product(lead, find),
    opener(lead, find),
    ...engagements(lead, find),
    signal(lead, find),
    stack(lead, find),
    company(lead, find),
    role(lead, find),
    gaps(lead, find),
  ]).slice(0, MOST_POINTS);
}

function customer(account: AccountView | null, find: Citing): Cited | null {
  if (account === null) return null;
  const { open, critical } = account.tickets;
  if (open + critical > 0) {
    const which =
      critical > 0 ? `the ${figure(critical, 0)} critical` : `the ${figure(open, 0)} open`;
    return cited(
      `Speak to ${which} support ${(critical || open) === 1 ? 'ticket' : 'tickets'} before anything new; they will raise it if you do not.`,
      find.ids('tickets'),
    );
  }
  if (account.status === 'customer') {
    return cited(
      'They are a customer: start from how it is going for them, not from a first pitch.',
      find.ids('account_status'),
    );
  }
  if (account.status === 'former') {
    return cited(
      'They were a customer once: ask what has changed since they left.',
      find.ids('account_status'),
    );
  }
  return null;
}

function message(lead: LeadProfile, find: Citing): Cited | null {
  const text = lead.message?.trim();
  if (!text) return null;
  return cited(
    `Answer their own words first: “${shortened(firstSentences(text), 160)}”`,
    find.nth('message', 0),
  );
}

/** The first sentence that is more than a greeting. */
function firstSentences(text: string): string {
  const sentences = text.replace(/\s+/g, ' ').split(/(?<=[.!?])\s+/);
  return sentences.find((sentence) => sentence.split(' ').length > 4) ?? text;
}

function language(lead: LeadProfile, find: Citing): Cited | null {
  if (lead.language === 'unknown' || lead.language === 'en') return null;
  return cited(`Open in ${languageName(lead.language)}.`, find.ids('language'));
}

function product(lead: LeadProfile, find: Citing): Cited | null {
  const named = productsNamed(lead);
  if (named.length === 0) return null;
  return cited(
    `They name ${listed(named, 3)}: ask what it has to do for them, and what it does today.`,
    find.ids('product'),
  );
}

function opener(lead: LeadProfile, find: Citing): Cited | null {
  const words = slugWords(lead.source);
  if (/demo/i.test(words)) {
    return cited(
      'They asked for a demo: agree on the two or three things that they want to see before you show anything.',
      find.ids('source'),
    );
  }
  if (/trial/i.test(words)) {
    return cited(
      'Ask how far they have come in the trial, and where it stuck.',
      find.ids('source'),
    );
  }
  if (/pric|quote|proposal/i.test(words)) {
    return cited(
      'They want figures: ask for the number of users and the date they have in mind, then answer in one go.',
      find.ids('source'),
    );
  }
  if (/referr/i.test(words)) {
    return cited('Ask who sent them and what that person told them.', find.ids('source'));
  }
  return null;
}

function engagements(lead: LeadProfile, find: Citing): (Cited | null)[] {
  return lead.engagement.slice(0, find.ids('engagement').length).map((entry, i) => {
    const fact = find.nth('engagement', i);
    const name = entry.name;
    if (/roi|calculator|business case|tco/i.test(name)) {
      return cited(
        'Ask which figures they put into the ROI calculator and what return they have to prove.'.replace(
          'the ROI calculator',
          /roi calculator/i.test(name) ? 'the ROI calculator' : `“${name}”`,
        ),
        fact,
      );
    }
    if (/pric(e|ing)/i.test(name)) {
      const often = entry.count > 1 ? ` ${times(entry.count)}` : '';
      return cited(
        `They looked at pricing${often}: ask what they compare it with and who signs it off.`,
        fact,
      );
    }
    if (/case stud|customer stor/i.test(name)) {
      return cited(`Ask what in “${name}” sounded like their own situation.`, fact);
    }
    if (/integrat|security|migrat|compar/i.test(name)) {
      return cited(`They looked into “${name}”: ask which question it left open.`, fact);
    }
    return null;
  });
}

function signal(lead: LeadProfile, find: Citing): Cited | null {
  const [first] = lead.signals;
  if (first === undefined) return null;
  return cited(
    `A buying signal is on file (${slugWords(first)}): ask what is behind it and by when they want to act.`,
    find.nth('signal', 0),
  );
}

/** Systems that everything else has to exchange data with. */
const BACKBONE = /\b(?:sap|oracle|netsuite|dynamics|workday|epic|cerner|sage|odoo|infor|datev)\b/i;

function stack(lead: LeadProfile, find: Citing): Cited | null {
  const { stack: tools } = lead;
  if (tools.length === 0) return null;
  const backbone =
    tools.find((tool) => BACKBONE.test(tool)) ?? (tools.length === 1 ? tools[0] : null);
  const ask = backbone
    ? `ask what has to flow in and out of ${backbone} from day one, and who looks after it.`
    : 'ask which of these a new tool must work with on day one.';
  return cited(`They run ${listed(tools, 4)}: ${ask}`, find.ids('stack'));
}

function company(lead: LeadProfile, find: Citing): Cited | null {
  if (lead.employees === null || lead.industry === 'unknown') return null;
  return cited(
    `At ${figure(lead.employees, 0)} employees in ${slugWords(lead.industry)} more than one person decides: ask who else has to agree.`,
    find.ids('size'),
    find.ids('industry'),
  );
}

function role(lead: LeadProfile, find: Citing): Cited | null {
  if (lead.title === null) return null;
  return cited(
    `You are talking to the ${lead.title}: ask what they are measured on this year.`,
    find.ids('role'),
  );
}

function gaps(lead: LeadProfile, find: Citing): Cited | null {
  const missing = find.ids('unknown');
  if (missing.length === 0) return null;
  if (lead.industry === 'unknown' || lead.employees === null) {
    return cited(
      'Little is known about them: ask what they do, how many people would use it, and what made them get in touch today.',
      missing,
    );
  }
  return null;
}
