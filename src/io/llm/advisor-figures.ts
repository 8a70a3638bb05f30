// What the advisor tells Prometheus: how things stand now, and each model's calls and breaker.
import type { ModelAdvisor } from './advisor.ts';
import type { BreakerState } from './breaker.ts';

/** One figure; with `labels`, one reading for each combination of them. */
export type AdvisorFigure = {
  name: string;
  help: string;
  labels: readonly string[];
  /** True: a count since the start of the replica. */
  grows?: boolean;
  read(): { labels: Record<string, string>; value: number }[];
};

const BREAKER: Readonly<Record<BreakerState, number>> = { closed: 0, half_open: 1, open: 2 };

type Target = ReturnType<ModelAdvisor['state']>['targets'][number];

function tokensOf({ model, used }: Target): ReturnType<AdvisorFigure['read']> {
  const kinds = {
    input: used.inputTokens,
    cached_input: used.cachedInputTokens,
    output: used.outputTokens,
  };
  return Object.entries(kinds).map(([kind, value]) => ({ labels: { model, kind }, value }));
}

/** Every figure, read from the advisor when it is asked for. */
export function advisorFigures(advisor: Pick<ModelAdvisor, 'state'>): AdvisorFigure[] {
  type State = ReturnType<ModelAdvisor['state']>;
  const one = (name: string, help: string, of: (state: State) => number): AdvisorFigure => ({
    name,
    help,
    labels: [],
    read: () => [{ labels: {}, value: of(advisor.state()) }],
  });
  const perModel = (
    name: string,
    help: string,
    of: (target: State['targets'][number]) => number,
  ): AdvisorFigure => ({
    name,
    help,
    labels: ['provider', 'model'],
    read: () =>
      advisor.state().targets.map((target) => ({
        labels: { provider: target.provider, model: target.model },
        value: of(target),
      })),
  });
  return [
    {
      name: 'pointsman_advisor_tokens_total',
      help: 'Tokens that models used, by model and kind, for choices and for briefs that follow them.',
      labels: ['model', 'kind'],
      grows: true,
      read: () => advisor.state().targets.flatMap(tokensOf),
    },
    perModel(
      'pointsman_advisor_breaker',
      'Whether a model is asked: 0 yes, 1 one call tries it again, 2 it is left alone because it fails.',
      ({ breaker }) => BREAKER[breaker],
    ),
    perModel(
      'pointsman_advisor_calls',
      'Requests sent to a model since the start of this replica.',
      ({ calls }) => calls,
    ),
    perModel(
      'pointsman_advisor_failures',
      'Of those, the ones that count against the model.',
      ({ failures }) => failures,
    ),
    one(
      'pointsman_advisor_breakers_open',
      'Models that are left alone because they fail.',
      ({ targets }) => targets.filter(({ breaker }) => breaker !== 'closed').length,
    ),
    one(
      'pointsman_advisor_in_flight',
      'Leads for which a model is being asked.',
      ({ inFlight }) => inFlight,
    ),
    one(
      'pointsman_advisor_queued',
      'Leads that wait for a place among the model calls.',
      ({ queued }) => queued,
    ),
    one(
      'pointsman_advisor_tokens_today',
      'Tokens used and reserved since midnight UTC, in this replica.',
      ({ today }) => today.tokens,
    ),
    one(
      'pointsman_advisor_usd_today',
      'US dollars spent and reserved since midnight UTC, in this replica.',
      ({ today }) => today.usd,
    ),
  ];
}
