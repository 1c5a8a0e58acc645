import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoredFileLost } from '#platform/files/fileStore.ts';
import { type Locale, splitLocale } from '#platform/i18n/locale.ts';
import { visitor } from '#platform/session/principal.ts';
import { redirect } from './answer.ts';
import { createRequestState } from './context.ts';
import { Problem, type ProblemCode } from './problems.ts';
import { send } from './send.ts';
import type { ServerOptions } from './server.ts';
import { wrongFields } from './wrongFields.ts';

/** Every failure becomes a page, or JSON under /api, with an identifier that finds the line in the log. */
export function registerErrors(server: FastifyInstance, options: ServerOptions): void {
  server.decorateRequest('state', null);
  server.decorateRequest('principal', null);
  server.setNotFoundHandler((request, reply) => answer(new Problem('notFound'), request, reply, options));
  server.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const problem = problemOf(error, splitLocale(request.originalUrl).locale);
    if (problem.status >= 500)
      request.log.error({ err: error, pattern: request.routeOptions.config.pattern }, 'request failed');
    return answer(problem, request, reply, options);
  });
}

async function answer(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
): Promise<FastifyReply> {
  const { locale } = splitLocale(request.originalUrl);
  const state = request.state ?? createRequestState(options.services, visitor, locale, request, [], 'none');
  if (request.url.startsWith('/api/'))
    return tellProgram(problem, request, reply, options.problemTitle(locale, problem.code));
  if (problem.code === 'signInNeeded' && request.method === 'GET') {
    const { entrance } = request.routeOptions.config;
    const next = encodeURIComponent(request.originalUrl);
    const to = entrance ? state.context.href(entrance) : `${state.context.href('/sign-in')}?next=${next}`;
    return send(request, reply, redirect(to), null);
  }
  return send(request, reply, options.problemPage(state.context, problem), { ...state, views: [] });
}

/** RFC 9457, so that any program can read it; `error` is the name that stays the same in every language. */
function tellProgram(problem: Problem, request: FastifyRequest, reply: FastifyReply, title: string) {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title,
        status: problem.status,
        detail: problem.reason ?? title,
        error: problem.code,
        message: problem.reason ?? title,
        id: request.id,
        ...(problem.fields.length > 0 ? { fields: problem.fields } : {}),
      }),
    );
}

function problemOf(error: FastifyError | Error, locale: Locale): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoredFileLost) return new Problem('fileLost');
  if ('validation' in error && error.validation) {
    const fields = wrongFields(error.validation, locale);
    return new Problem(
      'badRequest',
      fields.map(({ field, problem }) => `${field}: ${problem}`).join('; '),
      fields,
    );
  }
  const code = 'code' in error ? error.code : undefined;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return new Problem(
    byCode[code ?? ''] ?? byStatus[status ?? 500] ?? (status && status < 500 ? 'badRequest' : 'internal'),
  );
}

const byCode: Readonly<Record<string, ProblemCode>> = {
  ECONNREFUSED: 'unavailable',
  '57P01': 'unavailable',
  '57P03': 'unavailable',
  '53300': 'unavailable',
  FST_ERR_VALIDATION: 'badRequest',
};

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'badRequest',
  404: 'notFound',
  413: 'tooLarge',
  415: 'wrongType',
  429: 'tooMany',
  503: 'unavailable',
};
