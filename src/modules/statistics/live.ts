import type { Services } from '#platform/http/services.ts';

/** Events after which the figures of a hall may differ. */
const subjects = new Set(['ticket', 'desk', 'centre', 'queue']);

/**
 * The live view of a centre: the channel only says that there is something new, and the page fetches itself, so that what is
 * drawn and what may be seen is decided in one place. The newest moment is told, so telling twice does no harm.
 */
export function registerStatisticsLive({ clock, live }: Pick<Services, 'clock' | 'live'>): void {
  const told = () => ({ at: clock.now().toISOString() });
  live.register({
    name: 'statistics',
    snapshot: async () => told(),
    project: async (rows, watched) => {
      const centres = new Map<string, { at: string }>();
      for (const { centreId, subject } of rows)
        if (centreId !== null && subjects.has(subject) && watched.has(centreId))
          centres.set(centreId, told());
      return centres;
    },
  });
}
