import { type Route, routesFor } from '#platform/http/route.ts';
import { attachVideoAction, confirmVideoAction, removeVideoAction } from './actions/video.ts';
import { videoPage } from './pages/video/video.tsx';
import { keptCaptions, keptFilm, shownCaptions, shownFilm } from './pages/video/videoFiles.ts';
import { catalogueRights } from './rights.ts';

const { page, action } = routesFor(catalogueRights);

/** A card told in sign language (BR-9): its files for everybody, its screen for those who keep the card. */
export const videoRoutes: readonly Route[] = [
  page('/centres/:code/services/:slug/video', 'public', 'none', shownFilm),
  page('/centres/:code/services/:slug/video/captions', 'public', 'none', shownCaptions),
  page('/catalogue/:id/video', 'catalogue.read', 'none', videoPage),
  page('/catalogue/:id/video/film', 'catalogue.read', 'none', keptFilm),
  page('/catalogue/:id/video/film/captions', 'catalogue.read', 'none', keptCaptions),
  action('/catalogue/:id/video', 'catalogue.edit', 'card.videoAttached', attachVideoAction),
  action('/catalogue/:id/video/fits', 'catalogue.edit', 'card.videoConfirmed', confirmVideoAction),
  action('/catalogue/:id/video/remove', 'catalogue.edit', 'card.videoRemoved', removeVideoAction),
];
