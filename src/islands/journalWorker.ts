import { serveShell } from './shell/serveShell.ts';

/** Keeps the operator's entry page working while the line is down. Reaches that page alone. */
serveShell((path) => (/^\/(en\/)?e-offices\/journal\/new$/.test(path) ? path : undefined), {
  // Nobody is signed in on this device, or the page was never opened: there is nothing to write with.
  retrySeconds: 15,
  uk: 'Щоб записувати без зв’язку, треба увійти, поки він є. Сторінка спробує ще раз сама.',
  en: 'No connection. Sign in while there is one, then this page works without it.',
});
