import { v7 } from 'uuid';
import type { CentreWork } from './sampleWork.ts';

/** Fills the parameters of a route's path with rows that exist; a parameter that names nothing known gets a random id. */
export function fillPath(
  pattern: string,
  work: CentreWork,
  more: Readonly<Record<string, string>> = {},
): string {
  const segments = pattern.split('/');
  return segments
    .map((segment, index) => {
      if (!segment.startsWith(':')) return segment;
      const name = segment.slice(1).replace(/[(?].*$/, '');
      const before = segments[index - 1] ?? '';
      return encodeURIComponent(
        more[`${before}/:${name}`] ?? work.others[`${before}/:${name}`] ?? known(before, name, work) ?? v7(),
      );
    })
    .join('/');
}

function known(before: string, name: string, work: CentreWork): string | undefined {
  const byPlace: Readonly<Record<string, string | undefined>> = {
    cases: work.cases.inProgress,
    people: work.personId,
    tickets: work.ticketId,
    ticket: work.visitCode,
    t: work.visitCode,
    desks: work.deskId,
    desk: work.deskId,
    catalogue: work.serviceId,
    leave: work.ticketId,
    late: work.ticketId,
    here: work.ticketId,
    rejoin: work.ticketId,
    workers: work.workerId,
    providers: work.providerId,
    groups: work.groupId,
    municipalities: work.municipalityId,
    centres: name === 'code' || name === 'centre' ? work.centreCode : work.centreId,
    centre: name === 'id' ? work.centreId : work.centreCode,
    formats: 'text',
    services: name === 'id' ? work.serviceId : work.serviceSlug,
    service: name === 'id' ? work.serviceId : work.serviceSlug,
  };
  const byName: Readonly<Record<string, string>> = {
    centre: work.centreCode,
    code: work.centreCode,
    slug: work.serviceSlug,
    centreId: work.centreId,
    deskId: work.deskId,
    ticketId: work.ticketId,
    serviceId: work.serviceId,
    groupId: work.groupId,
  };
  return byPlace[before] ?? byName[name];
}
