import { routesFor } from '#platform/http/route.ts';
import { changePersonAction, createPersonAction } from './actions.ts';
import {
  editPersonPage,
  newPersonPage,
  peoplePage,
  personPage,
  searchPeoplePage,
} from './pages/register.tsx';
import { peopleRights } from './rights.ts';

const { page, action, query } = routesFor(peopleRights);

export const peopleRoutes = [
  page('/people', 'person.search', 'none', peoplePage),
  // By POST: a tax number must not stand in an address.
  query('/people/search', 'person.search', 'person.searched', searchPeoplePage),
  page('/people/new', 'person.change', 'none', newPersonPage),
  action('/people', 'person.change', 'person.created', createPersonAction),
  page('/people/:id', 'person.read', 'person.viewed', personPage),
  page('/people/:id/edit', 'person.change', 'person.viewed', editPersonPage),
  action('/people/:id/edit', 'person.change', 'person.changed', changePersonAction),
];
