// A collector of traces that speaks OTLP over HTTP.
import { type HttpHandler, HttpResponse, http } from 'msw';

export const COLLECTOR_URL = 'http://collector.example:4318/';

/** Takes whatever is sent, and tells it. */
export function collectorHandlers(took: (path: string, body: string) => void): HttpHandler[] {
  return [
    http.post(`${COLLECTOR_URL}*`, async ({ request }) => {
      took(new URL(request.url).pathname, await request.text());
      return HttpResponse.json({});
    }),
  ];
}
