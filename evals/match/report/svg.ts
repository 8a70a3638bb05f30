// What every picture is made of: lines of text at a point, and a frame with a name and a description.
import { el, type Markup, type Part, short } from '../../../src/pages/markup.ts';

/** A line of text at a point. */
export function label(
  text: string,
  x: number,
  y: number,
  attributes: Readonly<Record<string, string | number>> = {},
): Markup {
  return el('text', { x, y, ...attributes }, text);
}

/** A picture with a name and a description for those who do not see it. */
export function picture(
  given: { id: string; title: string; about: string; width: number; height: number },
  ...children: readonly Part[]
): Markup {
  const { id, title, about, width, height } = given;
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'plot',
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-about`,
    },
    el('title', { id: `${id}-title` }, title),
    el('desc', { id: `${id}-about` }, about),
    ...children,
  );
}
