// A lead in a few words: "TechFlow Industries (manufacturing, 850 employees, $120M revenue)".
import { industryName } from '../../leads/values/display-name.ts';
import { counted, figure, money } from '../../leads/values/wording.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';

/** The lead's company as far as it is known, else "This lead". */
export function leadName({ lead, account }: Snapshot): string {
  const domain = lead.domain === null || lead.freeMail ? null : `The lead from ${lead.domain}`;
  const name = lead.companyName ?? account?.name ?? domain;
  const about = [
    lead.industry === 'unknown' ? null : industryName(lead.industry),
    lead.employees === null ? null : counted(figure(lead.employees, 0), 'employee'),
    lead.revenueUsd === null ? null : `${money(lead.revenueUsd)} revenue`,
  ].filter((part) => part !== null);
  const details = about.length > 0 ? ` (${about.join(', ')})` : '';
  return `${name ?? 'This lead'}${details}`;
}
