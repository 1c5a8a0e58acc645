import { must, type OfficeAtWork, type World } from './world.ts';

/** The line of the estimate from which the month's service is paid: its own, so that its sums are the driver's alone. */
export const serviceLine = '7.2.9';
/** What a cartridge costs, and how much the line gets at once; in hryvnias. */
const [price, portion] = [300, 1000];

/**
 * A request for service from the operator to its end, with the cost booked against the line (KO-A2-4, KO-A3-1). When the line
 * has too little the order must be refused; the estimate is changed by a recorded decision, and the order goes through.
 */
export async function serve(world: World, office: OfficeAtWork, date: string): Promise<void> {
  const { head, service } = world;
  if (service.planned === 0) await enlarge(world, date);
  const page = '/e-offices/requests/new';
  const filed = await office.operator.form(
    `${page}?office=${office.id}`,
    { office: office.id, kind: 'cartridge', item: '', words: 'Закінчився тонер' },
    page,
  );
  const path = filed.location;
  if (!must(world, `request of № ${office.number}: ${filed.status}`, filed.status === 303)) return;
  const order = async (version: number) => {
    const line = await lineOn(world, path);
    return head.form(
      `${path}/order`,
      {
        version: String(version),
        dueOn: date,
        words: 'Заправимо сьогодні',
        line,
        amount: String(price),
        supplier: 'ФОП Вигаданий',
        document: `Рахунок від ${date}`,
      },
      path,
    );
  };
  if (service.booked + price > service.planned) {
    const over = await order(1);
    must(world, `an order over the line was answered with ${over.status}`, over.status === 422);
    await enlarge(world, date);
  }
  const ordered = await order(1);
  if (!must(world, `order for № ${office.number}: ${ordered.status}`, ordered.status === 303)) return;
  service.booked += price;
  const done = await head.form(`${path}/done`, { version: '2', words: 'Заправлено' }, path);
  if (must(world, `service of № ${office.number}: ${done.status}`, done.status === 303)) service.done += 1;
}

/** A decision gives the line another portion. */
async function enlarge(world: World, date: string): Promise<void> {
  const { head, service } = world;
  const page = '/e-offices/supplies/change';
  const reply = await head.form(
    page,
    {
      year: date.slice(0, 4),
      code: serviceLine,
      name: 'Обслуговування техніки',
      direction: 'more',
      amount: String(portion),
      act: `Рішення від ${date}`,
      date,
    },
    page,
  );
  if (must(world, `change of the estimate: ${reply.status}`, reply.status === 303))
    service.planned += portion;
}

/** The line as the form of the request names it. */
async function lineOn(world: World, path: string): Promise<string> {
  const { text } = await world.head.page(path);
  const options = [...text.matchAll(/<option[^>]*value="([\da-f-]{36})"[^>]*>([^<]*)/g)];
  return options.find(([, , label]) => label?.includes(serviceLine))?.[1] ?? '';
}
