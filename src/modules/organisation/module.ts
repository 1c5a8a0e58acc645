import type { Module } from '#platform/http/module.ts';

export const organisationModule: Module = { name: 'organisation', rights: {}, routes: [], navigation: [] };
