import type { Module } from '#platform/http/module.ts';

export const identityModule: Module = { name: 'identity', rights: {}, routes: [], navigation: [] };
