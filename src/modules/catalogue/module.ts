import type { Module } from '#platform/http/module.ts';

export const catalogueModule: Module = { name: 'catalogue', rights: {}, routes: [], navigation: [] };
