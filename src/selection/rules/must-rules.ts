// The must-rules, one entry per kind: what it measures, when a rep passes, and what a rep is told.
import type { Must } from '../../policy/policy.ts';
import { NEVER_RELAXED } from '../../policy/policy.ts';
import { absenceAt } from '../../roster/absence.ts';
import { boundBy, capacityOf } from '../../roster/capacity.ts';
import { type RecordScope, rateFor } from '../../roster/record.ts';
import { repAt } from '../scene/roster-columns.ts';
import { type Scene, utilisation } from '../scene/scene.ts';
import { scopeKey } from '../scene/scope-key.ts';

type Kind = Must['kind'];
type Of<K extends Kind> = Extract<Must, { kind: K }>;

/**
 * `key`: verdicts of one key may be kept for the lifetime of the roster, or with `readsLoads` of the
 * table of loads; null when they move with the clock. `mark` sets the rows that break the rule, for
 * rules that every new table of loads is held against. `value` and `threshold` are what "why not me"
 * shows; the sentence is the policy's own.
 */
type RuleKind<K extends Kind> = {
  key(rule: Of<K>, scene: Scene): string | null;
  readsLoads?: true;
  mark?(rule: Of<K>, scene: Scene, fails: Uint8Array): void;
  passes(rule: Of<K>, scene: Scene, i: number): boolean;
  value(rule: Of<K>, scene: Scene, i: number): string;
  threshold(rule: Of<K>, scene: Scene, i: number): string;
};

const rep = (scene: Scene, i: number) => repAt(scene.columns, i);
const list = (values: readonly string[]) => (values.length > 0 ? values.join(', ') : 'none');
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

const active: RuleKind<'active'> = {
  key: () => '',
  passes: (_, scene, i) => rep(scene, i).active,
  value: (_, scene, i) => (rep(scene, i).active ? 'active' : 'not active'),
  threshold: () => 'active',
};

const notAbsent: RuleKind<'not_absent'> = {
  key: (_, scene) => (scene.columns.withAbsences.length === 0 ? '' : null),
  passes: (_, scene, i) => absenceAt(rep(scene, i), scene.atMs) === null,
  value: (_, scene, i) => {
    const absence = absenceAt(rep(scene, i), scene.atMs);
    return absence ? `away until ${new Date(absence.untilMs).toISOString()}` : 'present';
  },
  threshold: () => 'present',
};

const onShift: RuleKind<'on_shift'> = {
  key: () => null,
  passes: (_, scene, i) => scene.minutesToOpen[scene.columns.hoursOf[i] ?? 0] === 0,
  value: (_, scene, i) => {
    const wait = scene.minutesToOpen[scene.columns.hoursOf[i] ?? 0] ?? 0;
    return wait === 0 ? 'on shift' : `shift opens in ${Math.round(wait)} min`;
  },
  threshold: () => 'on shift',
};

const capacity: RuleKind<'capacity'> = {
  key: steadyCaps,
  readsLoads: true,
  mark: (_, scene, fails) => {
    for (let i = 0; i < fails.length; i++) if (isFull(scene, i)) fails[i] = 1;
  },
  passes: (_, scene, i) => !isFull(scene, i),
  value: (_, scene, i) => {
    const bound = boundOf(scene, i);
    return bound ? `${bound.held} ${UNITS[bound.unit]}` : `${scene.loads.open[i]} open`;
  },
  threshold: (_, scene, i) => {
    const bound = boundOf(scene, i);
    return bound
      ? `fewer than ${bound.cap} ${UNITS[bound.unit]}`
      : `fewer than ${scene.openCap[i]} open`;
  },
};

const UNITS = { open: 'open', day: 'today', week: 'this week' } as const;

/** Caps move with the clock only while somebody ramps up. */
function steadyCaps(_: unknown, scene: Scene): string | null {
  return scene.columns.withRamp.length === 0 ? '' : null;
}

/** The open cap decides for most reps from the columns alone; caps per day and week are rare. */
function isFull(scene: Scene, i: number): boolean {
  if ((scene.loads.open[i] ?? 0) >= (scene.openCap[i] ?? 0)) return true;
  return scene.columns.hasDailyCaps[i] === 1 && boundOf(scene, i) !== null;
}

function boundOf(scene: Scene, i: number) {
  const { open, today, week } = scene.loads;
  const load = { open: open[i] ?? 0, today: today[i] ?? 0, week: week[i] ?? 0 };
  return boundBy(load, capacityOf(rep(scene, i), scene.atMs));
}

const doNotAssign: RuleKind<'do_not_assign'> = {
  key: (_, scene) => JSON.stringify(scene.account?.doNotAssign ?? []),
  passes: (_, scene, i) => !scene.account?.doNotAssign.includes(rep(scene, i).id),
  value: () => 'on the account’s do-not-assign list',
  threshold: () => 'not on the list',
};

const notDeclined: RuleKind<'not_declined'> = {
  key: (_, scene) => JSON.stringify(scene.snapshot.declinedBy ?? []),
  passes: (_, scene, i) => !scene.snapshot.declinedBy?.includes(rep(scene, i).id),
  value: () => 'declined this lead',
  threshold: () => 'has not declined it',
};

const territory: RuleKind<'territory'> = {
  key: (_, scene) => `${scene.lead.country}|${scene.lead.regions.join('|')}`,
  passes: (_, scene, i) => coversTerritory(scene, i),
  value: (_, scene, i) => list(rep(scene, i).territories),
  threshold: (_, scene) => `covers ${leadPlace(scene)}`,
};

/** True when the rep works everywhere, the lead's place is unknown, or one territory holds it. */
function coversTerritory(scene: Scene, i: number): boolean {
  const { territories } = rep(scene, i);
  const { country, regions } = scene.lead;
  if (territories.length === 0 || (country === 'unknown' && regions.length === 0)) return true;
  return territories.some((t) => t === country || regions.includes(t));
}

const leadPlace = (scene: Scene) => scene.lead.regions[0] ?? scene.lead.country;

const language: RuleKind<'language'> = {
  key: (_, scene) => scene.lead.language,
  passes: (_, scene, i) =>
    scene.lead.language === 'unknown' || rep(scene, i).languages.includes(scene.lead.language),
  value: (_, scene, i) => list(rep(scene, i).languages),
  threshold: (_, scene) => `speaks ${scene.lead.language}`,
};

const role: RuleKind<'role'> = {
  key: () => '',
  passes: (rule, scene, i) => rule.roles.includes(rep(scene, i).role),
  value: (_, scene, i) => rep(scene, i).role,
  threshold: (rule) => list(rule.roles),
};

const team: RuleKind<'team'> = {
  key: () => '',
  passes: (rule, scene, i) => rule.teams.includes(rep(scene, i).team),
  value: (_, scene, i) => rep(scene, i).team,
  threshold: (rule) => list(rule.teams),
};

const speciality: RuleKind<'speciality'> = {
  key: (rule, scene) => wanted(rule, scene).join('|'),
  passes: (rule, scene, i) => {
    const needs = wanted(rule, scene);
    return needs.length === 0 || needs.some((v) => has(rule, scene, i).includes(v));
  },
  value: (rule, scene, i) => list(has(rule, scene, i)),
  threshold: (rule, scene) => wanted(rule, scene).join(' or '),
};

function wanted(rule: Of<'speciality'>, { lead }: Scene): readonly string[] {
  const known = { industry: [lead.industry], size: [lead.size], product: lead.products }[rule.of];
  return known.filter((v) => v !== 'unknown');
}

function has(rule: Of<'speciality'>, scene: Scene, i: number): readonly string[] {
  const { industries, sizes, products } = rep(scene, i).specialities;
  return { industry: industries, size: sizes, product: products }[rule.of];
}

const pipeline: RuleKind<'pipeline'> = {
  key: () => '',
  // Unknown pipeline passes: a rule about a figure cannot exclude where nobody gave one.
  passes: (rule, scene, i) => !((scene.columns.pipelinePct[i] ?? Number.NaN) >= rule.below),
  value: (_, scene, i) => `pipeline ${round(scene.columns.pipelinePct[i])} % of quota`,
  threshold: (rule) => `below ${rule.below} %`,
};

const utilisationRule: RuleKind<'utilisation'> = {
  key: steadyCaps,
  readsLoads: true,
  mark: ({ below }, scene, fails) => {
    for (let i = 0; i < fails.length; i++) if (isAsBusy(scene, i, below)) fails[i] = 1;
  },
  passes: ({ below }, scene, i) => !isAsBusy(scene, i, below),
  value: (_, scene, i) => `${round(100 * utilisation(scene, i))} % of capacity`,
  threshold: (rule) => `below ${rule.below} %`,
};

/** At this percentage of the cap, or above it. */
function isAsBusy(scene: Scene, i: number, percentage: number): boolean {
  return 100 * utilisation(scene, i) >= percentage;
}

const round = (value: number | undefined) => Math.round((value ?? 0) * 10) / 10;

const record: RuleKind<'record'> = {
  key: (rule, scene) => scopeKey(scene.lead, rule.scope),
  passes: (rule, scene, i) => {
    const found = recordFor(rule, scene, i);
    if (!found || (found.n === null ? 0 : found.n) < rule.minN) return rule.whenUnknown === 'pass';
    return found.rate >= rule.atLeast;
  },
  value: (rule, scene, i) => {
    const found = recordFor(rule, scene, i);
    if (!found) return `no ${rule.scope} record`;
    return `${percent(found.rate)} (${found.n === null ? 'unknown n' : `n = ${found.n}`})`;
  },
  threshold: (rule) =>
    `${rule.scope} win rate of at least ${percent(rule.atLeast)}${rule.minN > 0 ? `, n ≥ ${rule.minN}` : ''}`,
};

function recordFor(rule: Of<'record'>, scene: Scene, i: number) {
  const at = (scope: RecordScope) => rateFor(rep(scene, i), scope, scene.lead);
  return at(rule.scope) ?? (rule.narrowestKnown ? at('overall') : null);
}

const response: RuleKind<'response'> = {
  key: () => '',
  passes: (rule, scene, i) => {
    const { medianMinutes } = rep(scene, i).response;
    return medianMinutes === null
      ? rule.whenUnknown === 'pass'
      : medianMinutes <= rule.atMostMinutes;
  },
  value: (_, scene, i) => {
    const { medianMinutes } = rep(scene, i).response;
    return medianMinutes === null ? 'unknown' : `${medianMinutes} min`;
  },
  threshold: (rule) => `at most ${rule.atMostMinutes} min`,
};

type TypedKind = Exclude<Kind, 'condition'>;
const KINDS: { [K in TypedKind]: RuleKind<K> } = {
  active,
  not_absent: notAbsent,
  on_shift: onShift,
  capacity,
  do_not_assign: doNotAssign,
  not_declined: notDeclined,
  territory,
  language,
  role,
  team,
  speciality,
  pipeline,
  utilisation: utilisationRule,
  record,
  response,
};

/** The entry for a rule's kind. */
export function ruleKind(rule: Exclude<Must, { kind: 'condition' }>): RuleKind<TypedKind> {
  return KINDS[rule.kind] as unknown as RuleKind<TypedKind>;
}

/** True for rules that a fallback may relax. */
export function relaxable(rule: Must): boolean {
  return !NEVER_RELAXED.includes(rule.kind);
}
