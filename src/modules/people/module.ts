import type { Module } from '#platform/http/module.ts';

export const peopleModule: Module = { name: 'people', rights: {}, routes: [], navigation: [] };
