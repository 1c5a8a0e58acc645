import { type Route, routesFor } from '#platform/http/route.ts';
import { answerAction, fillAction } from './actions/answering.ts';
import {
  closeSurveyAction,
  copySurveyAction,
  editSurveyAction,
  makeSurveyAction,
  moveQuestionAction,
  openSurveyAction,
  questionAction,
  removeQuestionAction,
} from './actions/making.ts';
import { answerPage, thanksPage } from './pages/answering.tsx';
import { fillPage } from './pages/fill.tsx';
import { surveysPage } from './pages/list.tsx';
import { resultsCsv, resultsXlsx } from './pages/resultFiles.ts';
import { resultsPage } from './pages/results.tsx';
import { sheetPage } from './pages/sheet.tsx';
import { surveyPage } from './pages/survey.tsx';
import { editSurveyPage, newSurveyPage, questionPage } from './pages/surveyForms.tsx';
import { surveysRights } from './rights.ts';

const { page, action } = routesFor(surveysRights);

/** A person answers once; a whole office behind one line answers within this. */
const sendLimit = { perMinute: 30 };

export const routes: readonly Route[] = [
  page('/surveys', 'survey.read', 'none', surveysPage),
  page('/surveys/new', 'survey.make', 'none', newSurveyPage),
  action('/surveys', 'survey.make', 'survey.made', makeSurveyAction),
  page('/surveys/:id', 'survey.read', 'none', surveyPage),
  page('/surveys/:draft/edit', 'survey.make', 'none', editSurveyPage),
  action('/surveys/:draft/edit', 'survey.make', 'survey.changed', editSurveyAction),
  page('/surveys/:draft/questions/:key', 'survey.make', 'none', questionPage),
  action('/surveys/:draft/questions/:key', 'survey.make', 'survey.changed', questionAction),
  action('/surveys/:draft/questions/:key/up', 'survey.make', 'survey.changed', moveQuestionAction),
  action('/surveys/:draft/questions/:key/remove', 'survey.make', 'survey.changed', removeQuestionAction),
  action('/surveys/:id/open', 'survey.make', 'survey.opened', openSurveyAction),
  action('/surveys/:id/close', 'survey.make', 'survey.closed', closeSurveyAction),
  action('/surveys/:id/copy', 'survey.make', 'survey.made', copySurveyAction),
  page('/surveys/:id/fill', 'survey.fill', 'none', fillPage),
  action('/surveys/:id/fill', 'survey.fill', 'survey.answered', fillAction),
  page('/surveys/:id/sheet', 'survey.fill', 'none', sheetPage),
  page('/surveys/:id/results', 'survey.read', 'none', resultsPage),
  page('/surveys/:id/results.xlsx', 'survey.read', 'none', resultsXlsx),
  page('/surveys/:id/results.csv', 'survey.read', 'none', resultsCsv),

  page('/survey/:code', 'public', 'none', answerPage),
  action('/survey/:code', 'public', 'survey.answered', answerAction, sendLimit),
  page('/survey/:code/thanks', 'public', 'none', thanksPage),
];
