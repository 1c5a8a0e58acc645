import { timeOf } from './hours.ts';
import { element, type Purpose, qrElement, say, type Words } from './screens.ts';

/** One number given without a connection. */
export interface Given {
  readonly label: string;
  readonly title: string;
  readonly purpose: Purpose;
  readonly at: Date;
}

/** What comes out when the browser prints; it says that its phone page works only later. */
export function drawPaper(words: Words, centre: string, ticket: Given, follow: string): void {
  const day = new Intl.DateTimeFormat(words.locale === 'en' ? 'en-GB' : 'uk-UA', {
    timeZone: 'Europe/Kyiv',
    dateStyle: 'long',
  }).format(ticket.at);
  const line = (text: string, className = '') => element('p', className, text);
  document
    .querySelector('.v-paper')
    ?.replaceChildren(
      line(centre),
      line(ticket.label, 'v-paper__number'),
      line(ticket.title),
      line(words.purposes[ticket.purpose]),
      qrElement(follow, say(words, 'qr')),
      line(say(words, 'phone')),
      line(follow.replace(/^https?:\/\//, ''), 'v-paper__address'),
      line(`${day}, ${timeOf(ticket.at)}`),
      line(say(words, 'printFooter')),
    );
}
