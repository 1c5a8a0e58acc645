import { v7 } from 'uuid';
import { tokenHash } from '#platform/security/secrets.ts';
import type { DemoCentre, DemoMunicipality } from './files.ts';
import type { DemoRows } from './rows.ts';
import { demoDeviceKey } from './signIns.ts';

/** Identifiers by the codes that the files use. */
export interface Places {
  readonly municipalityId: string;
  readonly centres: ReadonlyMap<string, string>;
  readonly providers: ReadonlyMap<string, string>;
}

/** The hours stand in the decision of 2020, so they hold from then. */
const hoursFrom = '2020-10-21';

/** Gets what a file names; a code without its row is a mistake in the file. */
export function named(map: ReadonlyMap<string, string>, code: string | undefined): string {
  const id = map.get(code ?? '');
  if (!id) throw new Error(`demo: nothing is called «${code}»`);
  return id;
}

/** Municipality, providers, centres with desks, hours, agreements, devices (ORG-1…8, BR-4). */
export function addOrganisation(demo: DemoRows, file: DemoMunicipality): Places {
  const municipalityId = v7();
  demo.rows.municipality.push({ id: municipalityId, ...file.municipality });
  demo.event('municipality', municipalityId, 'municipality.created', null, file.municipality);
  const providers = new Map(file.providers.map((provider) => [provider.code, v7()]));
  for (const { short, email, code, name, kind, phones } of file.providers) {
    const id = named(providers, code);
    demo.rows.provider.push({
      id,
      municipality_id: municipalityId,
      code,
      name,
      short_name: short,
      kind,
      phones,
      email: email ?? null,
    });
    demo.event('provider', id, 'provider.created', null, { name });
  }
  const centres = new Map(file.centres.map((centre) => [centre.code, v7()]));
  for (const centre of file.centres) addCentre(demo, centre, municipalityId, centres, providers);
  return { municipalityId, centres, providers };
}

function addCentre(
  demo: DemoRows,
  centre: DemoCentre,
  municipalityId: string,
  centres: ReadonlyMap<string, string>,
  providers: ReadonlyMap<string, string>,
): void {
  const id = named(centres, centre.code);
  demo.rows.centre.push({
    id,
    municipality_id: municipalityId,
    code: centre.code,
    number_prefix: centre.prefix,
    name: centre.name,
    kind: centre.kind,
    address: centre.address,
    phones: centre.phones,
    fax: centre.fax ?? null,
    email: centre.email,
    extraterritorial: centre.extraterritorial,
    personal_queue: centre.personalQueue,
    no_lunch_break: centre.noLunchBreak,
  });
  demo.event('centre', id, 'centre.created', id, { name: centre.name });
  addHours(demo, id, null, centre.hours);
  for (const [position, { code, hours }] of centre.providers.entries()) {
    const provider_id = named(providers, code);
    demo.rows.centre_provider.push({ centre_id: id, provider_id, position });
    demo.event('centre', id, 'centre.providerAdded', id, { provider: provider_id });
    if (hours) addHours(demo, id, provider_id, hours);
  }
  for (const { from, to, provider, floor, note } of centre.desks) {
    for (let number = from; number <= to; number++) {
      const desk = v7();
      const provider_id = named(providers, provider);
      demo.rows.desk.push({ id: desk, centre_id: id, number, floor, provider_id, note: note ?? null });
      demo.event('desk', desk, 'desk.created', id, { number });
    }
  }
  for (const { provider, kind, number, signedOn, validTo, subject } of centre.agreements) {
    const agreement = v7();
    demo.rows.agreement.push({
      id: agreement,
      centre_id: id,
      provider_id: named(providers, provider),
      kind,
      number,
      signed_on: signedOn,
      valid_to: validTo ?? null,
      subject,
    });
    demo.event('agreement', agreement, 'agreement.recorded', id, { number });
  }
  for (const { name, operator, hours, act } of centre.accompanying) {
    const service = v7();
    demo.rows.accompanying_service.push({
      id: service,
      centre_id: id,
      name,
      operator,
      hours,
      competition_act: act,
    });
    demo.event('accompanyingService', service, 'accompanyingService.recorded', id, { name });
  }
  for (const { kind, name } of centre.devices) {
    const device = v7();
    const key_hash = tokenHash(demoDeviceKey(kind, centre.code));
    demo.rows.device.push({ id: device, centre_id: id, kind, name, key_hash });
    demo.event('device', device, 'device.created', id, { kind, name });
  }
}

function addHours(
  demo: DemoRows,
  centreId: string,
  providerId: string | null,
  hours: DemoCentre['hours'],
): void {
  for (const { days, opens, closes } of hours) {
    for (const weekday of days) {
      demo.rows.schedule_rule.push({
        id: v7(),
        centre_id: centreId,
        provider_id: providerId,
        weekday,
        opens,
        closes,
        valid_from: hoursFrom,
      });
    }
  }
  demo.event('centre', centreId, 'centre.scheduleSet', centreId, { provider: providerId, hours });
}

/** Under martial law public holidays are ordinary working days (ORG-3). */
export function addCalendar(demo: DemoRows): void {
  const regimes = [
    {
      id: v7(),
      valid_from: '1992-01-01',
      valid_to: '2022-02-23',
      holidays_are_days_off: true,
      name: 'Звичайний календар',
      act: 'ст. 73 КЗпП України',
    },
    {
      id: v7(),
      valid_from: '2022-02-24',
      valid_to: null,
      holidays_are_days_off: false,
      name: 'Воєнний стан: святкові дні — робочі',
      act: 'ст. 6 Закону 2136-IX',
    },
  ];
  demo.rows.calendar_regime.push(...regimes);
  for (const { id, name } of regimes) demo.event('calendar', id, 'calendar.regimeSet', null, { name });
}
