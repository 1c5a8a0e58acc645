import pino, { type Logger } from 'pino';
import { withSourcePlaces } from './sourcePlaces.ts';

/**
 * Structured log without personal data: addresses, bodies and headers are never written; an error keeps its kind,
 * code and stack, not the values of a failed query (PostgreSQL puts them into `detail`).
 */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues, error: withoutValues, req: () => undefined, res: () => undefined },
  });

function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const constraint = 'constraint' in error ? error.constraint : undefined;
  return {
    type: error.name,
    message: error.message,
    code,
    constraint,
    stack: error.stack && withSourcePlaces(error.stack),
  };
}
