// The reference page, with everything that it needs from this server: it opens without the internet.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Context, Hono } from 'hono';
import { REFUSALS } from '../../flows/refusal.ts';
import { pageDocument } from '../../pages/document.ts';
import { html } from '../../pages/markup.ts';
import type { ApiEnv } from './api-env.ts';
import { answerPage } from './page.ts';

const ASSETS = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
]);

/** Swagger UI draws with data: images and sets styles on elements; everything else comes from here. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const START = `window.onload = () => {
  SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#reference',
    deepLinking: true,
    displayRequestDuration: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
  });
};
`;

/** `document` gives the OpenAPI document. */
export function docsPages(document: () => object): Hono<ApiEnv> {
  let text: string | null = null;
  return new Hono<ApiEnv>()
    .get('/openapi.json', (c) => {
      text ??= JSON.stringify(document());
      return c.body(text, 200, { 'content-type': 'application/json' });
    })
    .get('/docs', (c) => page(c, referencePage()))
    .get('/docs/errors', (c) => answerPage(c, errorsPage()))
    .get('/docs/assets/start.js', (c) => asset(c, START, 'text/javascript; charset=utf-8'))
    .get('/docs/assets/:file', async (c, next) => {
      const file = c.req.param('file');
      const type = ASSETS.get(file);
      if (type === undefined) return next();
      const folder = import.meta.resolve('swagger-ui-dist/package.json');
      return asset(c, await readFile(fileURLToPath(new URL(file, folder))), type);
    });
}

function page(c: Context, body: ReturnType<typeof referencePage>): Response | Promise<Response> {
  c.header('content-security-policy', POLICY);
  return c.html(body);
}

function asset(c: Context, body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return c.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=3600' });
}

function referencePage() {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Pointsman API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css">
  </head>
  <body style="margin:0">
    <div id="reference"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/assets/start.js"></script>
  </body>
</html>`;
}

function errorsPage(): string {
  const rows = Object.entries(REFUSALS).map(
    ([code, [status, sentence]]) =>
      html`<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${sentence}</td></tr>`,
  );
  return pageDocument(
    'Pointsman errors',
    'report',
    html`<h1>Errors</h1>
<p>Every error answer is <code>application/problem+json</code> with one of these codes. <a href="/docs">The API reference</a></p>
<div class="wide"><table>
<thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">What to do</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`,
  );
}
