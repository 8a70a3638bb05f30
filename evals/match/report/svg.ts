// SVG as text: elements, numbers of one decimal, and text that cannot break out of its place.

type Attributes = Readonly<Record<string, string | number>>;

/** An element; children are markup already. */
export function el(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`)
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A line of text at a point. */
export function label(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return el('text', { x, y, ...attributes }, escaped(text));
}

/** A picture with a name and a description for those who do not see it. */
export function picture(
  given: { id: string; title: string; about: string; width: number; height: number },
  ...children: readonly string[]
): string {
  const { id, title, about, width, height } = given;
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-about`,
    },
    el('title', { id: `${id}-title` }, escaped(title)),
    el('desc', { id: `${id}-about` }, escaped(about)),
    ...children,
  );
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
