import type { fixedClock } from '#platform/clock/clock.ts';
import type { TestApp } from './app.ts';
import type { Client, Fields } from './client.ts';

type Files = NonNullable<Parameters<Client['post']>[2]>['files'];

/** The form of a question as a person fills it in: opened, then half a minute later sent. */
export async function askByForm(
  app: TestApp,
  clock: ReturnType<typeof fixedClock>,
  fields: Fields,
  { seconds = 30, files }: { readonly seconds?: number; readonly files?: Files } = {},
) {
  const visitor = app.anonymous();
  const { text } = await visitor.get('/ask');
  const key = /name="_key" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const shown = /name="shown" value="([^"]+)"/.exec(text)?.[1] ?? '';
  clock.set(new Date(clock.now().getTime() + seconds * 1000));
  const reply = await visitor.post(
    '/ask',
    { centre: 'bakhmut', topic: 'documents', answerBy: 'site', shown, ...fields },
    { key, ...(files ? { files } : {}) },
  );
  return { visitor, reply };
}

/** Number and code of the page that follows. */
export async function askedNumber({ visitor, reply }: Awaited<ReturnType<typeof askByForm>>) {
  const { text } = await visitor.get(reply.location);
  return {
    number: /[А-ЯҐЄІЇ]{1,4}-П-2026-\d{6}/.exec(text)?.[0] ?? '',
    code: /\b[2-9A-Y]{3}-[2-9A-Y]{3}-[2-9A-Y]{3}\b/.exec(text)?.[0] ?? '',
  };
}
