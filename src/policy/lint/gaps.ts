// Leads that nobody may take, told once each: what a wider kind says is not said again.
import type { Finding } from './finding.ts';
import { isSample, type LeadShape } from './shapes.ts';

const MAX_SHOWN = 10;
const MAX_LISTED = 5;

/** How many reps may take a lead when nobody is busy, and which rules had to be relaxed for it. */
export type WhoMayTake = (shape: Pick<LeadShape, 'lead' | 'account'>) => {
  eligible: number;
  relaxed: readonly string[];
};

/**
 * Findings for the shapes that nobody may take; what a wider one says already is not said again. A
 * single trait is an error, a combination that came in of late as well, any other a warning.
 */
export function lintGaps(shapes: readonly LeadShape[], whoMayTake: WhoMayTake): Finding[] {
  const closed = shapes.filter((shape) => whoMayTake(shape).eligible === 0);
  const widest = closed.filter(
    (shape) => !closed.some((other) => isWithin(shape.traits, other.traits)),
  );
  const groups = Map.groupBy(widest, ({ traits }) => traits.slice(1).join(' '));
  const findings = [...groups].flatMap(([rest, group]) => {
    const firsts = [...new Set(group.map(({ traits }) => traits[0] ?? ''))];
    return rest === ''
      ? firsts.map((one) => finding(one, 'error'))
      : [finding(`${listed(firsts)} ${rest}`, group.some(isSample) ? 'error' : 'warning')];
  });
  const left = findings.length - MAX_SHOWN;
  if (left <= 0) return findings;
  return [
    ...findings.slice(0, MAX_SHOWN),
    {
      ...finding('', 'warning'),
      sentence: `Nobody may take ${left} further kinds of lead.`,
      todo: 'Mend the ones above first.',
    },
  ];
}

function finding(traits: string, severity: Finding['severity']): Finding {
  const what = traits === '' ? 'about which nothing is known' : traits;
  return {
    code: 'gap',
    severity,
    path: '/must',
    sentence: `Nobody may take a lead ${what}, even after every fallback.`,
    todo: 'Add somebody who may, or relax a rule in "fallback"; until then such leads wait in the queue.',
  };
}

/** "from DE, FR or US" for traits of one kind. */
function listed(traits: readonly string[]): string {
  const shown = traits.slice(0, MAX_LISTED);
  const [kind = ''] = (shown[0] ?? '').split(' ');
  const values = shown.map((one, i) =>
    i === 0 || !one.startsWith(`${kind} `) ? one : one.slice(kind.length + 1),
  );
  const more = traits.length - shown.length;
  if (more > 0) return `${values.join(', ')} or ${more} more`;
  return values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** Whether `wide` says of more leads what `narrow` says. */
function isWithin(narrow: readonly string[], wide: readonly string[]): boolean {
  return wide.length < narrow.length && wide.every((trait) => narrow.includes(trait));
}
