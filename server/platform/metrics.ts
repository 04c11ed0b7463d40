import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** One registry a process; names follow Prometheus' conventions with the prefix `vedetta_`. */
export interface Metrics {
  counter(name: string, help: string, labels?: string[]): Counter;
  gauge(name: string, help: string, labels?: string[]): Gauge;
  histogram(name: string, help: string, buckets: number[], labels?: string[]): Histogram;
  text(): Promise<string>;
}

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry, prefix: "vedetta_" });
  const options = (name: string, help: string, labelNames: string[]) => ({
    name: `vedetta_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  return {
    counter: (name, help, labels = []) => new Counter(options(name, help, labels)),
    gauge: (name, help, labels = []) => new Gauge(options(name, help, labels)),
    histogram: (name, help, buckets, labels = []) => new Histogram({ ...options(name, help, labels), buckets }),
    text: () => registry.metrics(),
  };
}
