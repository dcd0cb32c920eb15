import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of this process. Labels are routes, nodes and codes: never ids. */
export interface Metrics {
  request(method: string, route: string, status: number, seconds: number): void;
  /** Time of a named stretch of work: a node of the journey, a call to a partner or a rail. */
  time(what: string, label: string, seconds: number): void;
  count(what: string, label: string): void;
  /** The text that a scraper reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'open310_http_request_seconds',
    help: 'Duration of HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  const work = new Histogram({
    name: 'open310_work_seconds',
    help: 'Duration of named work: journey nodes, partner calls, rail calls.',
    labelNames: ['what', 'label'],
    buckets,
    registers,
  });
  const events = new Counter({
    name: 'open310_events_total',
    help: 'Things that happened, by kind.',
    labelNames: ['what', 'label'],
    registers,
  });
  return {
    request: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    time: (what, label, seconds) => work.observe({ what, label }, seconds),
    count: (what, label) => events.inc({ what, label }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
