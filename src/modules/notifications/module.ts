import type { Module } from '#platform/http/module.ts';

export const notificationsModule: Module = { name: 'notifications', rights: {}, routes: [], navigation: [] };
