import { type Route, routesFor } from '#platform/http/route.ts';
import { addAction, askAction } from './actions/ask.ts';
import {
  dismissLetterAction,
  hideTemplateAction,
  recordAction,
  takeLetterAction,
  templateAction,
} from './actions/staff.ts';
import {
  answerAction,
  askBackAction,
  assignAction,
  callAction,
  classifyAction,
  closeAction,
  extendAction,
  forwardAction,
  takeAction,
} from './actions/work.ts';
import { askPage } from './pages/ask.tsx';
import { lettersPage } from './pages/letters.tsx';
import { listPage } from './pages/list.tsx';
import { questionFile, questionPage } from './pages/question.tsx';
import { recordPage } from './pages/record.tsx';
import { recordedPage, sentPage } from './pages/sent.tsx';
import { statisticsPage } from './pages/statistics.tsx';
import { templatesPage } from './pages/templates.tsx';
import { trackedPage, trackPage } from './pages/track.tsx';
import { questionRights } from './rights.ts';

const { page, action, query } = routesFor(questionRights);

export const routes: readonly Route[] = [
  page('/ask', 'public', 'none', askPage),
  // A person asks now and then; a program that asks all the time waits.
  action('/ask', 'public', 'question.received', askAction, { perMinute: 10 }),
  page('/ask/sent', 'public', 'none', sentPage, { perMinute: 60 }),
  page('/question', 'public', 'none', trackPage),
  // Sent by POST so that the code stands in no address; few tries, so that codes cannot be guessed.
  query('/question', 'public', 'question.tracked', trackedPage, { perMinute: 10 }),
  action('/question/add', 'public', 'question.added', addAction, { perMinute: 10 }),

  page('/questions', 'question.read', 'question.listed', listPage),
  page('/questions/new', 'question.record', 'none', recordPage),
  action('/questions/new', 'question.record', 'question.received', recordAction),
  page('/questions/recorded', 'question.record', 'none', recordedPage),
  page('/questions/letters', 'question.sort', 'question.lettersListed', lettersPage),
  action('/questions/letters/:letter/take', 'question.sort', 'question.received', takeLetterAction),
  action(
    '/questions/letters/:letter/dismiss',
    'question.sort',
    'question.letterDismissed',
    dismissLetterAction,
  ),
  page('/questions/templates', 'question.template', 'none', templatesPage),
  action('/questions/templates', 'question.template', 'question.templateSaved', templateAction),
  action(
    '/questions/templates/:template/hide',
    'question.template',
    'question.templateSaved',
    hideTemplateAction,
  ),
  page('/questions/statistics', 'question.statistics', 'none', statisticsPage),

  page('/questions/:question', 'question.read', 'question.viewed', questionPage),
  page('/questions/:question/files/:file', 'question.read', 'question.fileViewed', questionFile),
  action('/questions/:question/take', 'question.answer', 'question.assigned', takeAction),
  action('/questions/:question/assign', 'question.assign', 'question.assigned', assignAction),
  action('/questions/:question/classify', 'question.forward', 'question.classified', classifyAction),
  action('/questions/:question/answer', 'question.answer', 'question.answered', answerAction),
  action('/questions/:question/ask-back', 'question.answer', 'question.askedBack', askBackAction),
  action('/questions/:question/call', 'question.answer', 'question.callTried', callAction),
  action('/questions/:question/forward', 'question.forward', 'question.forwarded', forwardAction),
  action('/questions/:question/extend', 'question.extend', 'question.extended', extendAction),
  action('/questions/:question/close', 'question.answer', 'question.closed', closeAction),
];
