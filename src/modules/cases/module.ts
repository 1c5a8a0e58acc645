import type { Module } from '#platform/http/module.ts';

export const casesModule: Module = { name: 'cases', rights: {}, routes: [], navigation: [] };
