import { type Route, routesFor } from '#platform/http/route.ts';
import { cardRowsQuery, discardSketchAction, saveDraftAction, setAsideAction } from './actions/cardForm.ts';
import {
  checkCardAction,
  returnCardAction,
  signCardAction,
  submitCardAction,
  withdrawCardAction,
} from './actions/cards.ts';
import { addFlowStepAction, changeFlowStepAction } from './actions/flow.ts';
import {
  changeGroupAction,
  correctListAction,
  createGroupAction,
  createListAction,
  setReviewAction,
} from './actions/lists.ts';
import {
  changeServiceAction,
  competenceAction,
  createServiceAction,
  serviceStateAction,
} from './actions/services.ts';
import { changeTopicAction, createTopicAction } from './actions/topics.ts';
import { saveTranslationAction } from './actions/translation.ts';
import { catalogueCardPage } from './pages/editor/staffCard.tsx';
import { catalogueEditPage } from './pages/editor/staffEdit.tsx';
import { catalogueListPage } from './pages/editor/staffList.tsx';
import { competencePage } from './pages/setup/competence.tsx';
import { flowPage } from './pages/setup/flow.tsx';
import { editGroupPage, newGroupPage } from './pages/setup/group.tsx';
import { editListPage, newListPage } from './pages/setup/list.tsx';
import { listsPage } from './pages/setup/lists.tsx';
import { editServicePage, newServicePage } from './pages/setup/service.tsx';
import { serviceStatePage } from './pages/setup/serviceState.tsx';
import { editTopicPage, newTopicPage, topicsPage } from './pages/setup/topics.tsx';
import { englishWorkPage } from './pages/translation/englishWork.tsx';
import { translationPage } from './pages/translation/translation.tsx';
import { approvalPage, approvalsPage } from './pages/versions/approvals.tsx';
import { comparePage } from './pages/versions/compare.tsx';
import { cardPage } from './pages/visitor/card.tsx';
import { centrePage } from './pages/visitor/centre.tsx';
import { centresPage, homePage } from './pages/visitor/home.tsx';
import { anywherePage, servicesPage } from './pages/visitor/services.tsx';
import { catalogueRights } from './rights.ts';

const { page, action, query } = routesFor(catalogueRights);

export const routes: readonly Route[] = [
  page('/', 'public', 'none', homePage),
  page('/services', 'public', 'none', anywherePage),
  page('/centres', 'public', 'none', centresPage),
  page('/centres/:code', 'public', 'none', centrePage),
  page('/centres/:code/services', 'public', 'none', servicesPage),
  page('/centres/:code/services/:slug', 'public', 'none', cardPage),
  page('/catalogue', 'catalogue.read', 'none', catalogueListPage),
  page('/catalogue/english', 'catalogue.read', 'none', englishWorkPage),
  page('/catalogue/lists', 'catalogue.lists', 'none', listsPage),
  page('/catalogue/lists/new', 'catalogue.lists', 'none', newListPage),
  action('/catalogue/lists', 'catalogue.lists', 'serviceList.approved', createListAction),
  action('/catalogue/lists/review', 'catalogue.lists', 'centre.cardCheckSet', setReviewAction),
  page('/catalogue/lists/:id', 'catalogue.lists', 'none', editListPage),
  action('/catalogue/lists/:id', 'catalogue.lists', 'serviceList.corrected', correctListAction),
  page('/catalogue/groups/new', 'catalogue.lists', 'none', newGroupPage),
  action('/catalogue/groups', 'catalogue.lists', 'serviceGroup.created', createGroupAction),
  page('/catalogue/groups/:id', 'catalogue.lists', 'none', editGroupPage),
  action('/catalogue/groups/:id', 'catalogue.lists', 'serviceGroup.changed', changeGroupAction),
  page('/catalogue/services/new', 'catalogue.services', 'none', newServicePage),
  action('/catalogue/services', 'catalogue.services', 'service.created', createServiceAction),
  page('/catalogue/:id', 'catalogue.read', 'none', catalogueCardPage),
  page('/catalogue/:id/edit', 'catalogue.edit', 'none', catalogueEditPage),
  page('/catalogue/:id/service', 'catalogue.services', 'none', editServicePage),
  action('/catalogue/:id/service', 'catalogue.services', 'service.changed', changeServiceAction),
  page('/catalogue/:id/competence', 'catalogue.services', 'none', competencePage),
  action('/catalogue/:id/competence', 'catalogue.services', 'service.competenceSet', competenceAction),
  page('/catalogue/:id/state', 'catalogue.services', 'none', serviceStatePage),
  action('/catalogue/:id/state', 'catalogue.services', 'service.closed', serviceStateAction),
  action('/catalogue/:id/check', 'catalogue.check', 'card.checked', checkCardAction),
  action('/catalogue/:id/edit', 'catalogue.edit', 'card.drafted', saveDraftAction),
  query('/catalogue/:id/edit/rows', 'catalogue.edit', 'none', cardRowsQuery),
  action('/catalogue/:id/sketch', 'catalogue.edit', 'card.setAside', setAsideAction),
  action('/catalogue/:id/sketch/discard', 'catalogue.edit', 'card.sketchDiscarded', discardSketchAction),
  action('/catalogue/:id/submit', 'catalogue.edit', 'card.submitted', submitCardAction),
  action('/catalogue/:id/withdraw', 'catalogue.edit', 'card.withdrawn', withdrawCardAction),
  page('/catalogue/:id/translation', 'catalogue.read', 'none', translationPage),
  action('/catalogue/:id/translation', 'catalogue.edit', 'card.translated', saveTranslationAction),
  page('/catalogue/:id/compare', 'catalogue.read', 'none', comparePage),
  page('/catalogue/approvals', 'catalogue.sign', 'none', approvalsPage),
  page('/catalogue/approvals/:id', 'catalogue.sign', 'none', approvalPage),
  action('/catalogue/approvals/:id/sign', 'catalogue.sign', 'card.signedOff', signCardAction),
  action('/catalogue/approvals/:id/return', 'catalogue.sign', 'card.returned', returnCardAction),
  page('/catalogue/topics', 'catalogue.topics', 'none', topicsPage),
  page('/catalogue/topics/new', 'catalogue.topics', 'none', newTopicPage),
  action('/catalogue/topics', 'catalogue.topics', 'serviceTopic.created', createTopicAction),
  page('/catalogue/topics/:id', 'catalogue.topics', 'none', editTopicPage),
  action('/catalogue/topics/:id', 'catalogue.topics', 'serviceTopic.changed', changeTopicAction),
  page('/catalogue/flow', 'catalogue.flow', 'none', flowPage),
  action('/catalogue/flow', 'catalogue.flow', 'municipality.cardFlowSet', addFlowStepAction),
  action('/catalogue/flow/change', 'catalogue.flow', 'municipality.cardFlowSet', changeFlowStepAction),
];
