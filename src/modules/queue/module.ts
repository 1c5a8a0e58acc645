import type { Module } from '#platform/http/module.ts';

export const queueModule: Module = { name: 'queue', rights: {}, routes: [], navigation: [] };
