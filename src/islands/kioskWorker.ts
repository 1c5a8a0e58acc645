import { serveShell } from './shell/serveShell.ts';

/** Keeps the kiosk working while the server is away: its shell gives numbers from the leased block. */
serveShell(
  (path) => {
    if (!/^\/(en\/)?kiosk(\/|$)/.test(path)) return undefined;
    return path.startsWith('/en/') ? '/en/kiosk/offline' : '/kiosk/offline';
  },
  {
    retrySeconds: 5,
    uk: 'Талон видасть адміністратор залу.',
    en: 'No connection: the hall receptionist will give you a ticket.',
  },
);
