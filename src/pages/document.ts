// A whole page in one file: it loads nothing, so it can be sent, kept and printed as it is.
import { html, type Markup, type Part, styleElement } from './markup.ts';
import { STYLESHEET } from './stylesheet.ts';

/**
 * The page as text.
 * @param form "prose" is a column to read, "report" has room for tables and answers side by side
 */
export function pageDocument(title: string, form: 'prose' | 'report', body: Part): string {
  const page: Markup = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${styleElement(STYLESHEET)}
</head>
<body>
<main class="${form}">
${body}
</main>
</body>
</html>
`;
  return page.toString();
}
