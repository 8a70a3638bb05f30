// A page of headed sentences, as Markdown and as HTML. Text of policies and rosters is data in both.
import { pageDocument } from './document.ts';
import { html } from './markup.ts';

export type Page = {
  title: string;
  /** Name, version and hash of the policy that the page was made from. */
  policy: { name: string; version: number; hash: string };
  sections: readonly { heading: string; lines: readonly string[] }[];
};

const HASH_LINE = /Policy hash: `([0-9a-f]{64})`/;

/** The page as Markdown. */
export function asMarkdown(page: Page): string {
  const sections = page.sections.map(
    ({ heading, lines }) =>
      `## ${plain(heading)}\n\n${lines.map((line) => `- ${plain(line)}`).join('\n')}`,
  );
  return `${[`# ${plain(page.title)}`, source(page), ...sections].join('\n\n')}\n`;
}

/** The page as a complete HTML document that loads nothing. */
export function asHtml({ title, policy, sections }: Page): string {
  const { name, version, hash } = policy;
  return pageDocument(
    title,
    'prose',
    html`<h1>${title}</h1>
<p class="dim">Policy ${name}, version ${version}</p>
${sections.map(
  ({ heading, lines }) =>
    html`<section><h2>${heading}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`,
)}
<footer>Made from policy ${name}, version ${version}. Policy hash: <code>${hash}</code></footer>`,
  );
}

/** The hash of the policy that a Markdown page was made from; null when it names none. */
export function hashOnPage(markdown: string): string | null {
  return HASH_LINE.exec(markdown)?.[1] ?? null;
}

function source({ policy }: Page): string {
  return `Made from policy ${policy.name}, version ${policy.version}. Policy hash: \`${policy.hash}\``;
}

/** One line in which nothing is markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
