import { routesFor } from '#platform/http/route.ts';
import {
  previewCentreBoard,
  previewDeviceBoard,
  resetBoardAction,
  saveCentreBoardAction,
  saveDeviceBoardAction,
  speakerAction,
} from './actions/boards.ts';
import { addSlideAction, changeSlideAction, moveSlideAction, removeSlideAction } from './actions/slides.ts';
import { boardPage, pauseSpeech, slideMediaPage } from './pages/boards/board.tsx';
import { centreBoardPage, deviceBoardPage } from './pages/boards/boardForm.tsx';
import { boardsPage } from './pages/boards/boards.tsx';
import { editSlidePage, newSlidePage } from './pages/boards/slideForm.tsx';
import { slidePreviewPage, slidesPage } from './pages/boards/slides.tsx';
import { queueRights } from './rights.ts';

const { page, action, query } = routesFor(queueRights);

/** The screens on the wall, and where they are set. Nothing here is about a person: numbers, desks, notices. */
export const boardRoutes = [
  page('/board', 'board.show', 'none', boardPage, { entrance: '/device/pair' }),
  // Slides hang in the hall for everybody.
  page('/board/media/:media', 'public', 'none', slideMediaPage),
  page('/board/speech', 'board.speak', 'none', pauseSpeech),
  query('/board/speaker', 'board.speak', 'none', speakerAction),

  page('/boards', 'board.manage', 'none', boardsPage),
  page('/boards/centre/:boardCentre', 'board.manage', 'none', centreBoardPage),
  action('/boards/centre/:boardCentre', 'board.manage', 'board.configured', saveCentreBoardAction),
  query('/boards/centre/:boardCentre/preview', 'board.manage', 'none', previewCentreBoard),
  page('/boards/:board', 'board.manage', 'none', deviceBoardPage),
  action('/boards/:board', 'board.manage', 'board.configured', saveDeviceBoardAction),
  query('/boards/:board/preview', 'board.manage', 'none', previewDeviceBoard),
  action('/boards/:board/reset', 'board.manage', 'board.reset', resetBoardAction),

  page('/slides', 'board.manage', 'none', slidesPage),
  page('/slides/new', 'board.manage', 'none', newSlidePage),
  action('/slides', 'board.manage', 'slide.added', addSlideAction),
  page('/slides/:slide', 'board.manage', 'none', editSlidePage),
  page('/slides/:slide/preview', 'board.manage', 'none', slidePreviewPage),
  action('/slides/:slide', 'board.manage', 'slide.changed', changeSlideAction),
  action('/slides/:slide/up', 'board.manage', 'slide.moved', moveSlideAction),
  action('/slides/:slide/remove', 'board.manage', 'slide.removed', removeSlideAction),
];
