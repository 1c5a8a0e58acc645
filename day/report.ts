import { quantile } from '../bench/load/summary.ts';
import type { Facts, Fault } from './check/facts.ts';
import { invariants } from './check/invariants.ts';
import type { Measures } from './check/measures.ts';

/** What the machine-readable summary holds. */
export interface Summary {
  readonly options: unknown;
  readonly seconds: number;
  readonly measures: Measures;
  readonly invariants: Readonly<Record<string, readonly Fault[]>>;
  readonly requests: { count: number; repeated: number; p50: number; p95: number; p99: number };
  readonly refusals: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
  readonly serverAwayMs: number | null;
  readonly offlineTickets: number;
  readonly boards: readonly { name: string; calls: number; connections: number }[];
  readonly phones: number;
  readonly story: readonly string[];
}

export function checkAll(facts: Facts): Record<string, Fault[]> {
  return Object.fromEntries(Object.entries(invariants).map(([name, check]) => [name, check(facts)]));
}

export const latenciesOf = (latencies: readonly number[], repeated: number): Summary['requests'] => ({
  count: latencies.length,
  repeated,
  p50: quantile(latencies, 0.5),
  p95: quantile(latencies, 0.95),
  p99: quantile(latencies, 0.99),
});

/** Requests and their times, milliseconds, as every run tells them. */
export const requestsLine = ({ count, repeated, p50, p95, p99 }: Summary['requests']): string =>
  `Запити: ${count}, повторено ${repeated}; p50 ${p50.toFixed(1)} мс, p95 ${p95.toFixed(1)} мс, p99 ${p99.toFixed(1)} мс`;

/** The same in words. */
export function reportLines(summary: Summary): string[] {
  const m: Measures = summary.measures;
  const minutes = (value: number) => `${value.toFixed(1)} хв`;
  const percent = (value: number | null) => (value === null ? '—' : `${(value * 100).toFixed(0)} %`);
  const error = (value: number | null) => (value === null ? '—' : minutes(value));
  return [
    '',
    `Візитів ${m.visits}, талонів ${m.tickets}: обслуговано ${m.served}, не з’явилися ${m.noShows}, пішли ${m.left}; викликів ${m.calls}`,
    `Очікування: медіана ${minutes(m.waitingMedian)}, P90 ${minutes(m.waitingP90)}, найдовше ${minutes(m.waitingMost)}; у межах 15 хв ${percent(m.withinStandard)}`,
    `Події: ${Object.entries(m.events)
      .map(([kind, times]) => `${kind} ${times}`)
      .join(', ')}`,
    `Обслуговування: медіана ${minutes(m.serviceMedian)}`,
    `Прогноз: талонів із діапазоном ${m.estimates}, у межах діапазону ${percent(m.withinRange)}; похибка ${error(m.meanError)}, за середнім ${error(m.meanErrorAverage)}, за останнім ${error(m.meanErrorLast)}`,
    requestsLine(summary.requests),
    ...Object.entries(summary.refusals).map(([what, times]) => `  відмова «${what}»: ${times}`),
    ...judgedLines(summary),
  ];
}

/** What failed on the server, and each invariant with what breaks it. */
export const judgedLines = ({ failures, invariants: all }: Judged): string[] => [
  ...failures.slice(0, 10).map((failure) => `  ПОМИЛКА СЕРВЕРА ${failure.slice(0, 4000)}`),
  '',
  ...Object.entries(all).flatMap(([name, faults]) => [
    `${faults.length === 0 ? '✓' : '✗'} ${name}`,
    ...faults.slice(0, 8).map((fault) => `    ${fault}`),
    ...(faults.length > 8 ? [`    … ${faults.length}`] : []),
  ]),
  '',
];

/** What the exit code rests on, of a day, a country or a month. */
export type Judged = Pick<Summary, 'invariants' | 'failures'>;

/** Faults of any kind. */
export const isSound = (summary: Judged): boolean =>
  summary.failures.length === 0 && Object.values(summary.invariants).every((faults) => faults.length === 0);
