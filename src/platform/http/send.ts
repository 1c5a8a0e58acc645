import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { markUkrainian } from '#platform/i18n/ukrainianParts.ts';
import type { Answer } from './answer.ts';
import type { RequestState } from './context.ts';
import { flashCookie, writeCookies } from './cookies.ts';

/** Turns an answer into bytes and headers. The access log is written before: no view leaves unrecorded. */
export async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  state: RequestState | null,
): Promise<FastifyReply> {
  // A page is rendered first: rendering takes form keys and messages, which set cookies.
  const html = answer.kind === 'page' ? markUkrainian(`<!doctype html>${renderToString(answer.body)}`) : '';
  if (state) {
    await writeViews(state);
    const cookies = [...state.cookies];
    if (answer.kind === 'redirect') {
      cookies.push(...answer.cookies);
      if (answer.flash) cookies.push(flashCookie(answer.flash, state.context.services.secrets));
    }
    writeCookies(reply, cookies, state.context.services.publicUrl.startsWith('https:'));
  }
  reply.code(answer.status);
  switch (answer.kind) {
    case 'page':
      reply.type('text/html; charset=utf-8');
      return answer.cache === 'revalidate' && !state?.cookies.length
        ? sendRevalidated(request, reply, html)
        : reply.header('cache-control', 'no-store').send(html);
    case 'redirect':
      return reply.header('location', answer.to).header('cache-control', 'no-store').send();
    case 'json': {
      const text = JSON.stringify(answer.body);
      reply.type('application/json; charset=utf-8');
      return answer.keptSeconds && !state?.cookies.length
        ? sendKept(request, reply, text, answer.keptSeconds)
        : reply.header('cache-control', 'no-store').send(text);
    }
    case 'file':
      return reply
        .type(answer.mediaType)
        .header('content-disposition', disposition(answer.name, answer.inline))
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(answer.bytes));
  }
}

const etagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/** The same for everybody: proxies may keep it for a few seconds, and who has it gets no second copy. */
function sendKept(request: FastifyRequest, reply: FastifyReply, text: string, seconds: number): FastifyReply {
  const etag = etagOf(text);
  reply.header('cache-control', `public, max-age=${seconds}`).header('etag', etag);
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(text);
}

function sendRevalidated(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  const etag = etagOf(html);
  reply.header('cache-control', 'no-cache').header('etag', etag).header('vary', 'cookie');
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(html);
}

function disposition(name: string, inline: boolean): string {
  const plain = name.replace(/[^\w.-]/g, '_');
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

async function writeViews({ context, views, event }: RequestState): Promise<void> {
  if (views.length === 0) return;
  await context.services.database.queries
    .insertInto('access_log')
    .values(
      views.map((view) => ({
        centre_id: view.centreId,
        actor: context.actor.id,
        actor_role: context.actor.role,
        event,
        subject: view.subject,
        subject_id: view.subjectId,
        purpose: view.purpose,
        request_id: context.requestId,
      })),
    )
    .execute();
}
