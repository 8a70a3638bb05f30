// Figures for Prometheus: requests, decisions by outcome and stage, the advisor, the process itself.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isField } from '../../leads/sent/fields.ts';
import type { Decision } from '../../routing/decision.ts';

export type Metrics = {
  contentType: string;
  text(): Promise<string>;
  observeRequest(request: {
    method: string;
    route: string;
    status: number;
    milliseconds: number;
  }): void;
  observeDecision(decision: Decision): void;
  /** Registers a figure that is read when the metrics are asked for: a value per set of labels. */
  figure(figure: {
    name: string;
    help: string;
    labels: readonly string[];
    /** True: a count since the start, which never falls. */
    grows?: boolean;
    read(): { labels: Record<string, string>; value: number }[];
  }): void;
};

/** From a millisecond to half a minute. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Opens a registry of its own. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'pointsman_http_request_seconds',
    help: 'Time to answer, by method, address pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const decisions = new Counter({
    name: 'pointsman_decisions_total',
    help: 'Decisions by outcome, who decided, and fallback ("none" without).',
    labelNames: ['outcome', 'decided_by', 'fallback'],
    registers,
  });
  const unused = new Counter({
    name: 'pointsman_lead_warnings_total',
    help: 'What of leads could not be used as it was sent, by field ("other" for keys of your own).',
    labelNames: ['field'],
    registers,
  });
  const stages = new Histogram({
    name: 'pointsman_decision_stage_seconds',
    help: 'Time per stage of a decision; "total" is lead arrival to assignment.',
    labelNames: ['stage'],
    buckets: SECONDS,
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeRequest: ({ method, route, status, milliseconds }) =>
      requests.observe({ method, route, status }, milliseconds / 1000),
    observeDecision: (decision) => {
      const { outcome, decidedBy, fallback, timings } = decision;
      decisions.inc({ outcome, decided_by: decidedBy, fallback: fallback?.reason ?? 'none' });
      for (const { path } of decision.warnings ?? []) unused.inc({ field: fieldAt(path) });
      for (const [stage, ms] of Object.entries(timings)) stages.observe({ stage }, ms / 1000);
    },
    figure: ({ name, help, labels: labelNames, grows, read }) => {
      const form = { name, help, labelNames, registers };
      if (grows) {
        new Counter({
          ...form,
          collect() {
            this.reset();
            for (const { labels, value } of read()) this.inc(labels, value);
          },
        });
        return;
      }
      new Gauge({
        ...form,
        collect() {
          for (const { labels, value } of read()) this.set(labels, value);
        },
      });
    },
  };
}

/** The field that a warning is about; few enough to count apart. */
function fieldAt(path: string): string {
  const [, first = '', second] = path.split('/');
  const field =
    second !== undefined && isField(`${first}.${second}`) ? `${first}.${second}` : first;
  return isField(field) ? field : 'other';
}
