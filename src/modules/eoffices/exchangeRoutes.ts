import { type Route, routesFor } from '#platform/http/route.ts';
import {
  confirmMessageAction,
  markReadAction,
  removeAnswerAction,
  saveAnswerAction,
  sendMessageAction,
} from './actions/exchange.ts';
import { decideLetterAction } from './actions/mailbox.ts';
import { lettersPage, remindersPage } from './pages/day/mailbox.tsx';
import { announcementsPage } from './pages/exchange/announcements.tsx';
import { exchangePage, messageFile, messagePage } from './pages/exchange/exchange.tsx';
import { answersPage, newMessagePage } from './pages/exchange/exchangeForms.tsx';
import { eofficesRights } from './rights.ts';

const { page, action } = routesFor(eofficesRights);

/** The mailbox of the head office, reminders, and the exchange between offices. */
export const exchangeRoutes: readonly Route[] = [
  page('/e-offices/letters', 'eoffice.lead', 'eoffice.lettersListed', lettersPage),
  action('/e-offices/letters/:letter', 'eoffice.lead', 'eoffice.letterDecided', decideLetterAction),
  page('/e-offices/reminders', 'eoffice.lead', 'none', remindersPage),

  page('/e-offices/exchange', 'exchange.use', 'none', exchangePage),
  page('/e-offices/exchange/new', 'exchange.use', 'none', newMessagePage),
  action('/e-offices/exchange/new', 'exchange.use', 'eoffice.messageSent', sendMessageAction),
  page('/e-offices/exchange/:message', 'exchange.use', 'eoffice.messageViewed', messagePage),
  page(
    '/e-offices/exchange/:message/attachments/:attachment',
    'exchange.use',
    'eoffice.messageFileViewed',
    messageFile,
  ),
  action('/e-offices/exchange/:message/read', 'exchange.use', 'eoffice.messageRead', markReadAction),
  action(
    '/e-offices/exchange/:message/confirm',
    'exchange.use',
    'eoffice.messageConfirmed',
    confirmMessageAction,
  ),

  page('/e-offices/announcements', 'exchange.watch', 'none', announcementsPage),
  page('/e-offices/answers', 'answers.read', 'none', answersPage),
  action('/e-offices/answers', 'exchange.use', 'eoffice.answerSaved', saveAnswerAction),
  action('/e-offices/answers/:answer/remove', 'exchange.use', 'eoffice.answerSaved', removeAnswerAction),
];
