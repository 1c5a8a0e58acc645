import { v7 } from 'uuid';
import type { DeviceEntryAnswer, JournalKit } from '#modules/eoffices/schemas/offline.ts';
import type { Reply } from '../web.ts';
import type { OfficeDay, PlannedEntry } from './plan.ts';
import { must, type OfficeAtWork, type World } from './world.ts';

const dayMs = 86_400_000;
const api = '/api/v1/e-offices/journal';

/** The machine on which an operator writes: its clock, what it knows of the server's, what waits for the line. */
export interface Device {
  readonly office: OfficeAtWork;
  readonly plan: OfficeDay;
  readonly skewMs: number;
  contact: { readonly at: string; readonly offsetMs: number } | null;
  readonly waiting: { readonly entry: PlannedEntry; readonly writtenAt: Date }[];
}

export const deviceOf = (office: OfficeAtWork, plan: OfficeDay): Device => ({
  office,
  plan,
  skewMs: plan.wrongDays * dayMs,
  contact: null,
  waiting: [],
});

const clockOf = (world: World, device: Device): Date =>
  new Date(world.stage.clock.now().getTime() + device.skewMs);

/** The page is opened in the morning: the device learns the server's time and the known visitors. */
export async function learn(world: World, device: Device): Promise<void> {
  const reply = await device.office.operator.page(`${api}/kit`);
  if (!must(world, `kit of № ${device.office.number}: ${reply.status}`, reply.status === 200)) return;
  const kit = JSON.parse(reply.text) as JournalKit;
  must(world, `kit of № ${device.office.number} is another's`, kit.eofficeId === device.office.id);
  device.contact = {
    at: kit.at,
    offsetMs: new Date(kit.at).getTime() - clockOf(world, device).getTime(),
  };
}

/** The fields of the page, as the form and the device both send them. */
export const fieldsOf = (world: World, entry: PlannedEntry, date: string): Record<string, string> => ({
  date,
  consent: entry.name === '' ? 'anonymous' : 'given',
  personName: entry.name,
  socialStatus: entry.status,
  address: entry.address,
  content: entry.content,
  note: '',
  kind: entry.kind,
  answered: entry.answered ? 'yes' : '',
  serviceId: '',
  referredTo: entry.referred ? world.centre.id : '',
});

/** A visitor is written down: at once, or, while the line is lost, on the device alone. */
export async function write(
  world: World,
  device: Device,
  entry: PlannedEntry,
  today: string,
  online: boolean,
): Promise<void> {
  const writtenAt = clockOf(world, device);
  if (!online) {
    device.waiting.push({ entry, writtenAt });
    return;
  }
  if (entry.byForm) await writeByForm(world, device.office, entry, today);
  else await send(world, device, { entry, writtenAt }, today, false);
}

async function writeByForm(
  world: World,
  office: OfficeAtWork,
  entry: PlannedEntry,
  today: string,
): Promise<void> {
  const { kind, status, answered, content, name, referred, id } = entry;
  const reply = await office.operator.form(
    '/e-offices/journal',
    { ...fieldsOf(world, entry, today), entry: id },
    '/e-offices/journal/new',
  );
  if (!must(world, `entry by form at № ${office.number}: ${reply.status}`, reply.status === 303)) return;
  const at = { office: office.number, date: today, offline: false, struck: false, number: null };
  world.written.push({ ...at, id, kind, status, answered, content, name, referred });
}

/** Sends what waited, in the order of its writing. Some answers are lost on the way, and the device sends again. */
export async function synchronise(world: World, device: Device, today: string): Promise<void> {
  const numbers: number[] = [];
  for (const [n, one] of device.waiting.splice(0).entries()) {
    const answer = await send(world, device, one, today, true);
    if (answer?.number) numbers.push(answer.number);
    if (n % 3 === 0 && answer) await sendAgain(world, device, one, answer);
  }
  if (numbers.length > 0) {
    world.orders.push(numbers);
    world.tell(`№ ${device.office.number}: лінія повернулася, з пристрою прийшло ${numbers.length}`);
  }
  await learn(world, device);
}

interface Waiting {
  readonly entry: PlannedEntry;
  readonly writtenAt: Date;
}

const post = (
  world: World,
  device: Device,
  { entry, writtenAt }: Waiting,
  offline: boolean,
): Promise<Reply> =>
  device.office.operator.api(`${api}/entries`, {
    id: entry.id,
    eofficeId: device.office.id,
    // The date as the device's own clock shows it: the server reckons the true one.
    entry: fieldsOf(world, entry, writtenAt.toISOString().slice(0, 10)),
    dateChosen: false,
    offline,
    writtenAt: writtenAt.toISOString(),
    sentAt: clockOf(world, device).toISOString(),
    offsetMs: device.contact?.offsetMs ?? null,
    contactAt: device.contact?.at ?? null,
  });

const answerOf = (reply: Reply): DeviceEntryAnswer | null =>
  reply.status === 200 ? (JSON.parse(reply.text) as DeviceEntryAnswer) : null;

async function send(
  world: World,
  device: Device,
  one: Waiting,
  today: string,
  offline: boolean,
): Promise<DeviceEntryAnswer | null> {
  const { kind, status, answered, content, name, referred, id } = one.entry;
  const reply = await post(world, device, one, offline);
  const answer = answerOf(reply);
  const taken = answer?.kind === 'recorded' && answer.date === today;
  if (!must(world, `entry ${content}: ${reply.status} ${reply.text.slice(0, 200)}`, taken)) return null;
  const at = { office: device.office.number, date: today, offline, struck: false };
  world.written.push({
    ...at,
    id,
    number: answer?.number ?? null,
    kind,
    status,
    answered,
    content,
    name,
    referred,
  });
  return answer;
}

async function sendAgain(
  world: World,
  device: Device,
  one: Waiting,
  first: DeviceEntryAnswer,
): Promise<void> {
  // Twice at once: neither may make a second entry.
  const replies = await Promise.all([post(world, device, one, true), post(world, device, one, true)]);
  for (const reply of replies) {
    const answer = answerOf(reply);
    world.sentAgain += 1;
    must(
      world,
      `doubled entry ${one.entry.content}: ${reply.text.slice(0, 200)}`,
      answer?.kind === 'repeated' && answer.number === first.number,
    );
  }
}

/** A mistake mended, a wrong entry struck: the first two of the day that the driver wrote itself. */
export async function mend(world: World, device: Device, today: string): Promise<void> {
  const own = world.written.filter(
    ({ office, date, id, referred }) =>
      office === device.office.number && date === today && id !== null && !referred,
  );
  const [first, second] = own;
  const planned = (id: string | null) => device.plan.entries.find((entry) => entry.id === id);
  const { operator, number } = device.office;
  const wrong = first && planned(first.id);
  if (device.plan.corrects && first && wrong) {
    const kind = first.kind === 'telephone' ? 'written' : 'telephone';
    const path = `/e-offices/journal/entries/${first.id}`;
    const reply = await operator.form(
      path,
      { ...fieldsOf(world, { ...wrong, kind }, today), version: '1' },
      path,
    );
    if (must(world, `correction at № ${number}: ${reply.status}`, reply.status === 303)) first.kind = kind;
  }
  if (device.plan.strikes && second) {
    const path = `/e-offices/journal/entries/${second.id}`;
    const reply = await operator.form(`${path}/strike`, { version: '1', reason: 'Записано помилково' }, path);
    if (must(world, `striking at № ${number}: ${reply.status}`, reply.status === 303)) second.struck = true;
  }
}

/** What must be refused, whoever sends it: an entry of tomorrow. */
export async function tryTomorrow(world: World, office: OfficeAtWork, tomorrow: string): Promise<void> {
  const entry: PlannedEntry = {
    id: v7(),
    at: 0,
    kind: 'personal',
    status: 'other',
    answered: true,
    name: '',
    address: '',
    content: 'Завтрашній запис',
    referred: false,
    byForm: true,
  };
  const reply = await office.operator.form(
    '/e-offices/journal',
    { ...fieldsOf(world, entry, tomorrow), entry: entry.id },
    '/e-offices/journal/new',
  );
  must(world, `an entry of tomorrow was answered with ${reply.status}`, reply.status === 422);
}
