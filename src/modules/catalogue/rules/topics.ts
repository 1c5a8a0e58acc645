/** By what a visitor finds services: what has happened in a life, and whom a service is for. */
export const topicKinds = ['situation', 'category'] as const;
export type TopicKind = (typeof topicKinds)[number];
