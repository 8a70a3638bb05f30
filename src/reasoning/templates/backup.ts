// Who takes over when the pick cannot, and when: the faster one if speed is the pick's weak side.

import type { Candidate } from '../../selection/scene/candidate.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import { ENGLISH, type Texts } from '../texts/en.ts';
import type { Figures } from './comparison.ts';

/** A colleague counts as markedly faster when they need at most this share of the pick's time. */
const MARKEDLY_FASTER = 2 / 3;

/** The backup and the sentence that says when to use them; null when the pick stands alone. */
export function backupFor(
  pick: Figures | null,
  others: readonly Figures[],
  shortlist: readonly Candidate[],
  pickId: string,
  account: AccountView | null,
  { backup, words }: Texts = ENGLISH,
): { repId: string; when: string } | null {
  const insider = others.find(({ rep }) => looksAfter(rep.id, account));
  if (insider && pick) {
    return {
      repId: insider.rep.id,
      when: backup.insider(pick.rep.name, insider.rep.name),
    };
  }
  const faster = fastest(pick, others);
  if (faster && pick) {
    return {
      repId: faster.rep.id,
      when: backup.faster(
        pick.rep.name,
        faster.rep.name,
        words.duration(faster.responseMinutes ?? 0),
        words.duration(pick.responseMinutes ?? 0),
      ),
    };
  }
  const next = shortlist.find(({ rep }) => rep.id !== pickId);
  if (!next) return null;
  const name = pick?.rep.name ?? shortlist.find(({ rep }) => rep.id === pickId)?.rep.name;
  return {
    repId: next.rep.id,
    when: name ? backup.declines(name) : backup.late,
  };
}

/** Whoever else knows the customer goes before whoever is quick. */
function looksAfter(repId: string, account: AccountView | null): boolean {
  return account !== null && (account.ownerId === repId || account.csmId === repId);
}

function fastest(pick: Figures | null, others: readonly Figures[]): Figures | null {
  const mine = pick?.responseMinutes ?? null;
  if (mine === null) return null;
  const quick = others
    .filter(
      ({ responseMinutes }) =>
        responseMinutes !== null && responseMinutes <= mine * MARKEDLY_FASTER,
    )
    .sort((a, b) => (a.responseMinutes ?? 0) - (b.responseMinutes ?? 0));
  return quick[0] ?? null;
}
