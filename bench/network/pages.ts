import type pg from 'pg';

export interface NetworkPage {
  readonly name: string;
  readonly who: 'operator' | 'head' | 'coordinator' | 'visitor';
  readonly path: string;
}

/** The pages that read the journal or its sums: of this month, of the first year, deep in a month. */
export async function networkPages(sql: pg.Client): Promise<NetworkPage[]> {
  const { rows } = await sql.query<{ id: string; month: string; first: string; after: string }>(
    `select o.id, to_char(current_date - 1, 'YYYY-MM') as month, to_char(min(e.date) + 40, 'YYYY-MM') as first,
       (select f.date::text || '.' || f.number from eoffice_entry f where f.eoffice_id = o.id
          and f.date >= date_trunc('month', current_date - 1) order by f.date, f.number offset 20 limit 1) as after
     from eoffice o join eoffice_entry e on e.eoffice_id = o.id where o.number = 3 group by o.id`,
  );
  const { id, month, first, after } = rows[0] ?? { id: '', month: '', first: '', after: '' };
  const supplied = await sql.query<{ request: string; thing: string; survey: string; code: string }>(
    `select (select id from eoffice_request where eoffice_id = $1 order by filed_at limit 1) as request,
       (select id from eoffice_item where eoffice_id = $1 order by inventory_number limit 1) as thing, s.id as survey, l.code
     from survey s join survey_link l on l.survey_id = s.id where l.eoffice_id is null and s.title = 'Опитування 1'`,
    [id],
  );
  const { request, thing, survey, code } = supplied.rows[0] ?? {
    request: '',
    thing: '',
    survey: '',
    code: '',
  };
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  const journal = '/e-offices/journal';
  return [
    { name: 'journal, this month', who: 'operator', path: `${journal}?month=${month}` },
    { name: 'journal, first year', who: 'operator', path: `${journal}?month=${first}` },
    { name: 'journal, last page', who: 'operator', path: `${journal}?month=${month}&after=${after}` },
    { name: 'entries of a figure', who: 'operator', path: `${journal}?month=${month}&figure=veteran` },
    { name: 'journal, print', who: 'operator', path: `${journal}/${id}/print?month=${first}` },
    { name: 'new entry', who: 'operator', path: `${journal}/new` },
    { name: 'kit of the device', who: 'operator', path: '/api/v1/e-offices/journal/kit' },
    {
      name: 'report of a month',
      who: 'operator',
      path: `/e-offices/offices/${id}/reports/${year}/${number}`,
    },
    { name: 'prescribed form', who: 'operator', path: `/e-offices/offices/${id}/reports/${year}/print` },
    { name: 'reports of the year', who: 'operator', path: `/e-offices/reports?year=${year}` },
    { name: 'consolidation, year', who: 'head', path: `/e-offices/reports?year=${year}` },
    { name: 'consolidation, month', who: 'head', path: `/e-offices/reports/month?month=${month}` },
    { name: 'board of the day', who: 'head', path: '/e-offices/day' },
    { name: 'consolidation, department', who: 'coordinator', path: `/e-offices/reports?year=${year}` },
    { name: 'needs of the year', who: 'head', path: `/e-offices/needs?period=${year}` },
    { name: 'needs, own office', who: 'operator', path: `/e-offices/needs?period=${month}` },
    { name: 'needs, first year', who: 'coordinator', path: `/e-offices/needs?period=${first.slice(0, 4)}` },
    { name: 'needs for everybody', who: 'visitor', path: '/e-offices/asked' },
    { name: 'requests, own open', who: 'operator', path: '/e-offices/requests' },
    { name: 'requests, all years', who: 'head', path: '/e-offices/requests?state=all' },
    { name: 'requests, overdue', who: 'head', path: '/e-offices/requests?state=overdue' },
    { name: 'request', who: 'operator', path: `/e-offices/requests/${request}` },
    { name: 'things, own', who: 'operator', path: '/e-offices/stock' },
    { name: 'things of the network', who: 'head', path: '/e-offices/stock' },
    { name: 'thing', who: 'operator', path: `/e-offices/stock/things/${thing}` },
    { name: 'goods, own', who: 'operator', path: '/e-offices/stock/goods' },
    { name: 'goods of the network', who: 'head', path: '/e-offices/stock/goods' },
    { name: 'estimate', who: 'head', path: '/e-offices/supplies' },
    { name: 'report of a quarter', who: 'head', path: '/e-offices/supplies/quarter' },
    { name: 'surveys', who: 'head', path: '/surveys' },
    { name: 'results of a survey', who: 'head', path: `/surveys/${survey}/results` },
    { name: 'results, own office', who: 'operator', path: `/surveys/${survey}/results` },
    { name: 'survey for visitors', who: 'visitor', path: `/survey/${code}` },
    { name: 'directory', who: 'visitor', path: '/e-offices' },
  ];
}
