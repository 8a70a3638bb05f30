// A page of headed sentences, as Markdown and as HTML. Text of policies and rosters is data in both.
import { table } from '../../leads/text/by-name.ts';
import { PAGE_STYLE } from './page-style.ts';

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
  return `${[`# ${plain(page.title)}`, source(page, '`'), ...sections].join('\n\n')}\n`;
}

/** The page as a complete HTML document that loads nothing. */
export function asHtml(page: Page): string {
  const sections = page.sections
    .map(
      ({ heading, lines }) =>
        `<section><h2>${escaped(heading)}</h2><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul></section>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(page.title)}</h1>
<p class="source">Policy ${escaped(page.policy.name)}, version ${page.policy.version}</p>
${sections}
<footer>${escaped(source(page, '')).replace(page.policy.hash, '<code>$&</code>')}</footer>
</main>
</body>
</html>
`;
}

/** The hash of the policy that a Markdown page was made from; null when it names none. */
export function hashOnPage(markdown: string): string | null {
  return HASH_LINE.exec(markdown)?.[1] ?? null;
}

function source({ policy }: Page, quote: string): string {
  return `Made from policy ${policy.name}, version ${policy.version}. Policy hash: ${quote}${policy.hash}${quote}`;
}

/** One line in which nothing is markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

function escaped(text: string): string {
  const entities = table<string>({
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  });
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
