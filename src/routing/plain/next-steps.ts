// What to do by when, and what to avoid: imperative, in order, each resting on facts.
import type { Cited } from '../fact.ts';
import { duration, figure, listed, shortened, slugWords } from '../facts/wording.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Citing, cited, present } from './citing.ts';
import type { Interest } from './interest.ts';
import type { Figures } from './standing.ts';

/** First contact, what to do when nobody answers, what to find out, what to avoid. */
export function nextSteps(
  snapshot: Snapshot,
  pick: Figures | null,
  interest: Interest,
  find: Citing,
): Cited[] {
  return present([
    firstContact(snapshot, pick, find),
    noAnswer(snapshot, interest, find),
    qualify(snapshot, interest, find),
    avoid(snapshot, interest, find),
  ]);
}

function firstContact(
  { lead, policy }: Snapshot,
  pick: Figures | null,
  find: Citing,
): Cited | null {
  const { firstTouchMinutes, businessTime } = policy.document.sla;
  const due = `Make first contact within ${duration(firstTouchMinutes)}${businessTime ? ' of business time' : ''}`;
  const usual = pick?.responseMinutes ?? null;
  const slower = usual !== null && usual > firstTouchMinutes;
  const hurry = slower ? `; your usual ${duration(usual)} would miss that` : '';
  const zone = lead.timeZone === null ? '' : ` Their clocks run on ${lead.timeZone}.`;
  return cited(
    `${due}${hurry}.${zone}`,
    find.ids('sla'),
    slower ? find.ids('response', pick?.rep.id) : [],
    lead.timeZone === null ? [] : find.ids('time_zone'),
  );
}

function noAnswer({ lead }: Snapshot, interest: Interest, find: Citing): Cited | null {
  const about = hook(snapshotHooks(lead));
  return about === null
    ? cited(
        'If nobody answers, write the same day: one line on why you are calling, one question, two times to talk.',
        interest.facts.length > 0 ? interest.facts.slice(0, 1) : find.ids('sla'),
      )
    : cited(
        `If nobody answers, write the same day: refer to ${about.words}, ask one question, offer two times to talk.`,
        find.nth(about.kind, about.n),
      );
}

type Hook = { words: string; kind: string; n: number };

function snapshotHooks(lead: Snapshot['lead']): Hook[] {
  const visited = lead.engagement.findIndex(({ name }) =>
    /roi|calculator|pric|compar|case stud|demo/i.test(name),
  );
  const entry = lead.engagement[visited];
  const named =
    entry === undefined ? '' : shortened(entry.name.replace(/^\S+ed\s+(the\s+)?/i, ''), 40);
  return present([
    lead.message ? { words: 'what they wrote', kind: 'message', n: 0 } : null,
    entry === undefined
      ? null
      : {
          words:
            entry.kind === 'page' ? `the ${named.replace(/\s*page$/i, '')} page` : `the ${named}`,
          kind: 'engagement',
          n: visited,
        },
    lead.source === 'unknown'
      ? null
      : { words: `their ${slugWords(lead.source)}`, kind: 'source', n: 0 },
  ]);
}

function hook(hooks: readonly Hook[]): Hook | null {
  return hooks[0] ?? null;
}

function qualify({ lead }: Snapshot, interest: Interest, find: Citing): Cited | null {
  const missing = [
    lead.industry === 'unknown' ? 'what the company does' : null,
    lead.employees === null && lead.size === 'unknown' ? 'how large it is' : null,
    lead.title === null ? 'who decides' : null,
  ].filter((gap) => gap !== null);
  const gaps = find.ids('unknown');
  if (missing.length > 1 && gaps.length > 0) {
    return cited(`Find out ${listed(missing)} and add it to the record.`, gaps);
  }
  if (interest.level === 'high') {
    return cited(
      'Leave the first talk with a dated next meeting and the names of those who have to be there.',
      interest.scoreFacts,
      interest.facts,
    );
  }
  return cited(
    'Leave the first talk with three answers: what they need, by when, and who decides.',
    interest.scoreFacts,
    interest.facts,
    find.ids('sla'),
  );
}

function avoid(snapshot: Snapshot, interest: Interest, find: Citing): Cited | null {
  const { lead, account } = snapshot;
  if (account !== null && account.tickets.critical > 0) {
    return cited('Avoid selling while a critical ticket is open.', find.ids('tickets'));
  }
  if (account?.status === 'customer') {
    return cited(
      'Avoid asking what the account record already answers.',
      find.ids('account_status'),
    );
  }
  const priced = lead.engagement.findIndex(({ name }) => /pric/i.test(name));
  if (priced >= 0) {
    return cited(
      'Avoid a general introduction: they have looked at pricing already. Quote no figure before you know the scope.',
      find.nth('engagement', priced),
    );
  }
  if (interest.level === 'low') {
    return cited(
      `Avoid a long demo: ${interest.score === null ? 'interest is not clear yet' : `the lead score is ${figure(interest.score, 1)} of 100`}, so qualify first.`,
      interest.scoreFacts,
      interest.facts,
    );
  }
  if (find.ids('unknown').length > 0 && lead.industry === 'unknown') {
    return cited(
      'Avoid guessing at their industry or needs: nothing is on file.',
      find.ids('unknown'),
    );
  }
  return null;
}
