// Markup, and text that cannot become any: what is put into a template is escaped, whether it stands between
// tags or in an attribute, so every page is made with `html` and nothing else joins strings.
import { raw, html as template } from 'hono/html';

export type Markup = Awaited<ReturnType<typeof template>>;

/** Text and figures are escaped, markup stands as it is; what is not there leaves nothing. */
export type Part = string | number | false | null | undefined | Markup | readonly Part[];

/** A piece of a page. Every attribute stands in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  // Promises alone would make one of it, and no part is one.
  return template(strings, ...parts) as Markup;
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element of a picture; numbers are written with one decimal. Names are ours, values may be anybody's. */
export function el(name: string, attributes: Attributes, ...children: readonly Part[]): Markup {
  const tag = raw(name);
  const written = Object.entries(attributes).map(
    ([key, value]) => html` ${raw(key)}="${typeof value === 'number' ? short(value) : value}"`,
  );
  return children.length === 0
    ? html`<${tag}${written}/>`
    : html`<${tag}${written}>${children}</${tag}>`;
}

/** Our own style sheet as the inside of a style element, where nothing may be escaped. */
export function styleElement(css: string): Markup {
  return html`<style>${raw(css)}</style>`;
}

export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
