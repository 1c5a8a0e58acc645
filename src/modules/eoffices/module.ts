import type { Module } from '#platform/http/module.ts';

export const eofficesModule: Module = { name: 'eoffices', rights: {}, routes: [], navigation: [] };
