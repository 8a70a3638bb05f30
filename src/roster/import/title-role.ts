// Which role of ours a job title means. Who sells nothing has none: exports of users list everybody with a login.
import { fold } from '../../leads/text/fold.ts';
import type { Rep } from '../rep.ts';

type Role = Rep['role'];

/** Other names of the roles, "|" between them. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  bdr: 'sdr|business development representative|sales development representative|business development|inside sales',
  ae: 'account executive|rep|sales rep|sales representative|sales|sales agent|vertrieb',
  senior_ae:
    'senior account executive|sr ae|senior|enterprise ae|enterprise account executive|strategic ae|senior ae',
  csm: 'customer success manager|customer success|account manager|am',
  manager: 'sales manager|team lead|director|head of sales|vp sales|mgr',
};

const ROLES = Object.keys(ROLE_NAMES) as Role[];
const EXACTLY = new Map(
  ROLES.flatMap((role) => [role, ...ROLE_NAMES[role].split('|')].map((name) => [fold(name), role])),
);

/** Work beside sales that carries its name: "Sales Operations", "Salesforce Administrator". */
const SELLS_NOTHING =
  /\b(?:operations|ops|engineer\w*|enablement|admin\w*|analyst|support|marketing|developer|assistant|coordinator|finance|accountant|hr|human resources|legal|product|systems?|integration|training|trainer|recruit\w*|it)\b/;
const LEADS_OTHERS =
  /\b(?:director|head|vp|svp|evp|vice president|president|chief|cro|manager|team lead|leader|leiter\w*)\b/;
const SELLS =
  /\b(?:sales|revenue|cro|commercial|business development|account\w*|territory|vertrieb\w*|verkauf\w*|ventes|ventas|commerciale?)\b/;
const KINDS: readonly (readonly [RegExp, Role])[] = [
  [/\b(?:sdr|bdr|(?:sales|business|lead|market) development|inside sales|innendienst)\b/, 'bdr'],
  [/\b(?:customer success|client success|csm|account manager|renewals?)\b/, 'csm'],
];
const MANAGES =
  /\b(?:director|head|vp|svp|evp|vice president|president|chief|cro|team lead|leader|leiter\w*)\b/;
const SENIOR = /\b(?:senior|sr|principal|strategic|enterprise|global|major|key)\b/;
const CLOSES =
  /\b(?:ae|account executive|sales executive|sales rep\w*|sales agent|sales consultant|sales specialist|account rep\w*|territory manager|sales|vertrieb\w*|commerciale?)\b/;

/** "Sr. Account Executive, East" → senior_ae; null for a title that names nobody who sells. */
export function roleOfTitle(title: string): Role | null {
  const words = fold(title);
  const exact = EXACTLY.get(words);
  if (exact !== undefined) return exact as Role;
  if (SELLS_NOTHING.test(words)) return null;
  const manages = MANAGES.test(words) && (SELLS.test(words) || /\bsuccess\b/.test(words));
  if (manages) return 'manager';
  const kind = KINDS.find(([pattern]) => pattern.test(words));
  if (kind !== undefined) return kind[1];
  if (!CLOSES.test(words)) return null;
  if (LEADS_OTHERS.test(words) && !/\bterritory manager\b/.test(words)) return 'manager';
  return SENIOR.test(words) ? 'senior_ae' : 'ae';
}
