// The largest that a field may be: what the schemas of leads, accounts and reps let through. A lead may
// bring any number of attributes; as many are counted as anybody sends, and those of a lead are measured.
import { own } from '../../leads/text/by-name.ts';
import type { Size } from './cost.ts';
import { attributeAt, fieldAt } from './fields.ts';

const TEXT_CHARS = 300;
const MESSAGE_CHARS = 10_000;
const ATTRIBUTES = 200;
const ATTRIBUTE_CHARS = 500;
/** Entries and their longest text. */
const LISTS: Readonly<Record<string, readonly [number, number]>> = {
  'lead.engagement': [200, 200],
  'lead.stack': [100, 80],
  'lead.products': [300, 80],
  'lead.signals': [50, 120],
  'lead.regions': [30, 40],
  'match.doubts': [4, 20],
  'rep.languages': [30, 35],
  'rep.evidence': [100, 120],
  'rep.stages': [100, 60],
};
const OTHER_LIST = [200, 120] as const;

const plain = (chars: number): Size => ({ items: 0, chars, isMap: false, of: null });

/** The size of a field at most. */
export function largestOf(path: string): Size {
  if (attributeAt(path) !== null) return plain(ATTRIBUTE_CHARS);
  const type = fieldAt(path)?.type;
  switch (type) {
    case 'text':
      return plain(path === 'lead.message' ? MESSAGE_CHARS : TEXT_CHARS);
    case 'any':
      return {
        items: ATTRIBUTES,
        chars: ATTRIBUTE_CHARS,
        isMap: true,
        of: plain(ATTRIBUTE_CHARS),
      };
    case 'texts':
    case 'items': {
      const [items, chars] = own(LISTS, path) ?? OTHER_LIST;
      const names = Object.keys(fieldAt(path)?.item ?? {}).length;
      const entry = { items: names, chars, isMap: names > 0, of: plain(chars) };
      return { items, chars, isMap: false, of: names > 0 ? entry : plain(chars) };
    }
    default:
      return plain(0);
  }
}
