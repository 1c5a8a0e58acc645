import { routesFor } from '#platform/http/route.ts';
import { hallStream, hallsStream, queueApi, queuesApi } from './api/publicQueue.ts';
import { publicQueuePage } from './pages/public/publicQueue.tsx';
import { queueRights } from './rights.ts';
import { centreParams } from './schema.ts';
import { hallAnswer, hallsAnswer } from './schemas/publicQueue.ts';

const { page, stream, apiRead } = routesFor(queueRights);

/** The queues of centres for everybody, without sign-in (KS-site): numbers, nobody's ticket. */
export const publicQueueRoutes = [
  page('/queue', 'public', 'none', publicQueuePage),
  stream('/live/queue', 'public', hallsStream),
  stream('/live/queue/:code', 'public', hallStream),
  apiRead(
    '/api/v1/centres/:code/queue',
    'public',
    'none',
    {
      summary: 'How many people wait now in a centre, and how long',
      tag: 'queue',
      params: centreParams,
      result: hallAnswer,
    },
    queueApi,
  ),
  apiRead(
    '/api/v1/queue',
    'public',
    'none',
    { summary: 'How many people wait now in every centre, and how long', tag: 'queue', result: hallsAnswer },
    queuesApi,
  ),
];
