import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { markUkrainian } from '#platform/i18n/ukrainianParts.ts';
import type { Answer } from './answer.ts';
import { rangeWanted } from './byteRange.ts';
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
  const html = answer.kind === 'page' ? pageText(answer) : '';
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
    case 'file': {
      const bytes = Buffer.from(answer.bytes);
      reply.type(answer.mediaType).header('content-disposition', disposition(answer.name, answer.inline));
      return answer.keptSeconds && !state?.cookies.length
        ? sendKept(request, reply, bytes, answer.keptSeconds)
        : reply.header('cache-control', 'private, no-store').send(bytes);
    }
    case 'fileStream':
      return reply
        .type(answer.mediaType)
        .header('content-disposition', disposition(answer.name, false))
        .header('cache-control', 'private, no-store')
        .send(Readable.from(answer.bytes, { objectMode: false }));
    case 'media':
      return sendMedia(request, reply, answer);
    case 'text': {
      const { body, revision } = answer;
      reply.type(`${answer.mediaType}; charset=utf-8`);
      if (answer.name) reply.header('content-disposition', disposition(answer.name, false));
      const whole = typeof body === 'string' ? body : () => Readable.from(body);
      const seed = revision ?? (typeof body === 'string' ? body : answer.mediaType);
      return sendKept(request, reply, whole, answer.keptSeconds, etagOf(seed));
    }
  }
}

function pageText({ body, structured }: Extract<Answer, { kind: 'page' }>): string {
  const html = markUkrainian(`<!doctype html>${renderToString(body)}`);
  if (!structured) return html;
  // No sign of it can end the block of HTML in which it stands. Data may stand under the strict policy; script may not.
  const data = JSON.stringify(structured).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return html.replace('</head>', () => `<script type="application/ld+json">${data}</script></head>`);
}

const etagOf = (text: string | Buffer): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/** The same for everybody: proxies may keep it for a few seconds, and who has it gets no second copy. */
function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string | Buffer | (() => Readable),
  seconds: number,
  etag = etagOf(typeof body === 'function' ? '' : body),
): FastifyReply {
  reply.header('cache-control', `public, max-age=${seconds}`).header('etag', etag);
  if (has(request, etag)) return reply.code(304).send();
  return reply.send(typeof body === 'function' ? body() : body);
}

/** The whole (200), a part (206) or the refusal of a part that is not there (416); read from the disk as it leaves. */
function sendMedia(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Extract<Answer, { kind: 'media' }>,
): FastifyReply {
  const { bytes, keptSeconds } = answer;
  const etag = etagOf(answer.revision);
  reply
    .type(answer.mediaType)
    .header('content-disposition', disposition(answer.name, true))
    .header('accept-ranges', 'bytes')
    .header('cache-control', `public, max-age=${keptSeconds}`)
    .header('etag', etag);
  if (has(request, etag)) return reply.code(304).send();
  const condition = request.headers['if-range'];
  const asked = condition === undefined || condition === etag ? request.headers.range : undefined;
  const wanted = rangeWanted(asked, bytes.size);
  if (wanted.kind === 'none') return reply.code(416).header('content-range', `bytes */${bytes.size}`).send();
  const { from, to } = wanted.kind === 'part' ? wanted : { from: 0, to: bytes.size - 1 };
  if (wanted.kind === 'part') reply.code(206).header('content-range', `bytes ${from}-${to}/${bytes.size}`);
  reply.header('content-length', to - from + 1);
  return reply.send(bytes.size === 0 ? '' : bytes.read(from, to));
}

function sendRevalidated(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  const etag = etagOf(html);
  reply.header('cache-control', 'no-cache').header('etag', etag).header('vary', 'cookie');
  return has(request, etag) ? reply.code(304).send() : reply.send(html);
}

/** Whether who asks has this very text. A proxy that packs it marks its tag as weak; a cache may hold several. */
function has(request: FastifyRequest, etag: string): boolean {
  const known = request.headers['if-none-match'];
  return known === '*' || (known ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
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
