import type { Route } from '#platform/http/route.ts';
import { openDataRoutes } from './openDataRoutes.ts';
import { publicRoutes } from './publicRoutes.ts';
import { staffRoutes } from './staffRoutes.ts';

export const routes: readonly Route[] = [...publicRoutes, ...openDataRoutes, ...staffRoutes];
