import type { Services } from '#platform/http/services.ts';
import { demoDeviceKey, demoPassword, demoTotpSecret } from './signIns.ts';

const roleWords: Readonly<Record<string, string>> = {
  reception: 'рецепція',
  frontOffice: 'фронт-офіс',
  backOffice: 'бек-офіс',
  providerHead: 'керівник суб’єкта',
  centreHead: 'керівник центру',
  coordinator: 'координатор',
  eofficeOperator: 'оператор е-офісу',
  headEoffice: 'головний е-офіс',
  auditor: 'аудитор даних',
  administrator: 'адміністратор',
};

/** Addresses and sign-ins of the demo, printed at every start; nothing where the demo was not loaded. */
export async function demoLines({
  database,
  publicUrl,
}: Pick<Services, 'database' | 'publicUrl'>): Promise<string[]> {
  const rows = await database.queries
    .selectFrom('worker')
    .innerJoin('role_grant', 'role_grant.worker_id', 'worker.id')
    .leftJoin('municipality', 'municipality.id', 'role_grant.municipality_id')
    .where('role_grant.ended_on', 'is', null)
    .where('worker.login', 'like', '%.bakhmut')
    .select(['login', 'role', 'totp_confirmed_at as secondFactor'])
    .orderBy('worker.id')
    .execute();
  if (rows.length === 0) return [];
  const logins = new Map<string, { roles: string[]; secondFactor: boolean }>();
  for (const { login, role, secondFactor } of rows) {
    const known = logins.get(login) ?? { roles: [], secondFactor: secondFactor !== null };
    known.roles.push(roleWords[role] ?? role);
    logins.set(login, known);
  }
  const line = (name: string, path: string) => `  ${name.padEnd(34)}${publicUrl}${path}`;
  return [
    '',
    line('Сайт для людей / public site', '/'),
    line('Вхід для працівників / staff', '/sign-in'),
    line('API', '/api/v1/openapi.json'),
    '',
    `  Демонстраційні входи (пароль для всіх: ${demoPassword})`,
    ...[...logins].map(
      ([login, { roles, secondFactor }]) =>
        `    ${login.padEnd(26)}${roles.join(', ')}${secondFactor ? '  + одноразовий код' : ''}`,
    ),
    '    Харків: reception, front, back, head, centre + .kyivskyi, .shevchenkivskyi, .regional;',
    '            coordinator.kharkiv, auditor.kharkiv, admin.kharkiv, eoffice.kharkiv, headeoffice.kharkiv',
    `  Секрет для одноразових кодів (додайте в застосунок): ${demoTotpSecret}`,
    '',
    `  Термінал і табло: відкрийте ${publicUrl}/device/pair в окремому приватному вікні та введіть ключ`,
    `    термінал / kiosk        ${demoDeviceKey('kiosk', 'bakhmut')}`,
    `    табло / board           ${demoDeviceKey('board', 'bakhmut')}`,
  ];
}
