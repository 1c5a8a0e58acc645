import { type Route, routesFor } from '#platform/http/route.ts';
import { createItemAction, itemFileAction, restoreItemAction, saveItemAction } from './actions/items.ts';
import { addPictureAction, describePictureAction, removePictureAction } from './actions/pictures.ts';
import {
  archiveItemAction,
  checkItemAction,
  publishItemAction,
  withdrawItemAction,
} from './actions/publishing.ts';
import { saveWayAction } from './actions/way.ts';
import { editItemPage, newItemPage } from './pages/editItem.tsx';
import { editWayPage } from './pages/editWay.tsx';
import { itemFilePage } from './pages/itemFile.tsx';
import { itemHistoryPage, itemPreviewPage, itemVersionPage } from './pages/itemHistory.tsx';
import { picturesPage } from './pages/pictures.tsx';
import { archiveItemPage, publishItemPage, withdrawItemPage } from './pages/publishItem.tsx';
import { siteListPage } from './pages/siteList.tsx';
import { siteRights } from './rights.ts';

const { page, action } = routesFor(siteRights);

/** The editor of a centre's site (BR-11). */
export const staffRoutes: readonly Route[] = [
  page('/site', 'site.edit', 'none', siteListPage),
  action('/site', 'site.edit', 'siteItem.created', createItemAction),
  page('/site/new', 'site.edit', 'none', newItemPage),
  page('/site/items/:item', 'site.edit', 'none', editItemPage),
  action('/site/items/:item', 'site.edit', 'siteItem.drafted', saveItemAction),
  page('/site/items/:item/preview', 'site.edit', 'none', itemPreviewPage),
  page('/site/items/:item/history', 'site.edit', 'none', itemHistoryPage),
  page('/site/items/:item/versions/:version', 'site.edit', 'none', itemVersionPage),
  action('/site/items/:item/versions/:version/restore', 'site.edit', 'siteItem.restored', restoreItemAction),
  page('/site/items/:item/publish', 'site.edit', 'none', publishItemPage),
  action('/site/items/:item/publish', 'site.edit', 'siteItem.published', publishItemAction),
  page('/site/items/:item/withdraw', 'site.edit', 'none', withdrawItemPage),
  action('/site/items/:item/withdraw', 'site.edit', 'siteItem.withdrawn', withdrawItemAction),
  action('/site/items/:item/check', 'site.edit', 'siteItem.checked', checkItemAction),
  page('/site/items/:item/archive', 'site.edit', 'none', archiveItemPage),
  action('/site/items/:item/archive', 'site.edit', 'siteItem.archived', archiveItemAction),
  page('/site/items/:item/file', 'site.edit', 'none', itemFilePage),
  action('/site/items/:item/file', 'site.edit', 'siteItem.drafted', itemFileAction),
  page('/site/way', 'site.edit', 'none', editWayPage),
  action('/site/way', 'site.edit', 'siteWay.changed', saveWayAction),
  page('/site/pictures', 'site.edit', 'none', picturesPage),
  action('/site/pictures', 'site.edit', 'sitePicture.added', addPictureAction),
  action('/site/pictures/:picture', 'site.edit', 'sitePicture.described', describePictureAction),
  action('/site/pictures/:picture/remove', 'site.edit', 'sitePicture.removed', removePictureAction),
];
