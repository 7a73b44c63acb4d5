import type { Call } from "./client.ts";
import { type Exceptions, type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";

type Row = [call: Partial<Call>, expected?: Partial<Scenario>];

/** Rows of the table for hosts that have routes of their own: what is asked for and answered there, for one reason. */
export function otherwise(
  reason: string,
  rows: Partial<Record<ScenarioName, Row>>,
): Exceptions {
  const names = Object.keys(rows) as ScenarioName[];
  return Object.fromEntries(names.map((name) => {
    const [call, expected] = rows[name]!;
    const { request }: Scenario = scenarios[name];
    const headers = { ...request.headers, ...call.headers };
    return [name, {
      reason,
      request: { ...request, ...call, headers },
      ...expected,
    }];
  }));
}

/** Rows that do not exist on a host, or that cannot hold there, for one reason. */
export function absent(reason: string, ...names: (keyof Exceptions)[]): Exceptions {
  return Object.fromEntries(names.map((name) => [name, { reason, absent: true }]));
}

/** The same where the host has its own names in `Vary`, save in what `withCors` answers itself. */
export function varying(names: string, exceptions: Exceptions): Exceptions {
  const vary = (lines: string[]) => lines.map((line) => line.replace("vary: ", `vary: ${names}, `));
  return Object.fromEntries(
    Object.entries(exceptions).map(([name, exception]) => {
      if (exception.absent) return [name, exception];
      const { cors }: Scenario = scenarios[name as ScenarioName];
      return [
        name,
        name.startsWith("preflight") ? exception : { ...exception, cors: vary(exception.cors ?? cors) },
      ];
    }),
  );
}
