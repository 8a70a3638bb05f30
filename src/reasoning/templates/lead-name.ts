// A lead in a few words: "TechFlow Industries (manufacturing, 850 employees, $120M revenue)".
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { textsOf } from '../texts/texts.ts';

/** The lead's company as far as it is known, else "This lead". */
export function leadName(snapshot: Snapshot): string {
  const { lead, account } = snapshot;
  const { words, reasons } = textsOf(snapshot);
  const domain = lead.domain === null || lead.freeMail ? null : reasons.leadFrom(lead.domain);
  const name = lead.companyName ?? account?.name ?? domain;
  const about = [
    lead.industry === 'unknown' ? null : words.industryName(lead.industry),
    lead.employees === null ? null : words.employees(words.figure(lead.employees, 0)),
    lead.revenueUsd === null ? null : reasons.revenue(words.money(lead.revenueUsd)),
  ].filter((part) => part !== null);
  const details = about.length > 0 ? ` (${about.join(', ')})` : '';
  return `${name ?? reasons.thisLead}${details}`;
}
