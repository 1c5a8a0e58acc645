import { v7 } from 'uuid';
import { hashPassword } from '#modules/identity/commands/passwords.ts';
import { secondFactorRoles } from '#modules/identity/rules/access.ts';
import type { Services } from '#platform/http/services.ts';
import type { DemoMunicipality } from './files.ts';
import { named, type Places } from './organisation.ts';
import type { DemoRows } from './rows.ts';
import { demoPassword, demoTotpSecret } from './signIns.ts';

export interface DemoSecrets {
  readonly passwordHash: string;
  readonly totpSecret: Buffer;
}

/** One password and one seed for all demo workers, so one costly hash. */
export async function demoSecrets(services: Pick<Services, 'secrets'>): Promise<DemoSecrets> {
  return {
    passwordHash: await hashPassword(demoPassword),
    totpSecret: services.secrets.seal('totp', Buffer.from(demoTotpSecret)),
  };
}

/** Invented workers of every role (ORG-7), some certified in sign language (KS-sign). */
export function addWorkers(
  demo: DemoRows,
  file: DemoMunicipality,
  places: Places,
  secrets: DemoSecrets,
  now: Date,
): void {
  for (const worker of file.workers) {
    const id = v7();
    const [surname, given, patronymic] = worker.name;
    const secondFactor = worker.roles.some(({ role }) => secondFactorRoles.includes(role));
    demo.rows.worker.push({
      id,
      login: worker.login,
      surname,
      given,
      patronymic,
      position_title: worker.title,
      sign_language_certificate: worker.signLanguage ?? null,
      password_hash: secrets.passwordHash,
      totp_secret: secondFactor ? secrets.totpSecret : null,
      totp_confirmed_at: secondFactor ? now : null,
    });
    demo.event('worker', id, 'worker.created', null, { login: worker.login });
    for (const { role, centre, provider, eoffice } of worker.roles) {
      const grant = v7();
      const wide = role === 'coordinator' || role === 'auditor';
      demo.rows.role_grant.push({
        id: grant,
        worker_id: id,
        role,
        municipality_id: wide || eoffice !== undefined ? places.municipalityId : null,
        centre_id: centre ? named(places.centres, centre) : null,
        provider_id: provider ? named(places.providers, provider) : null,
        eoffice_number: eoffice ?? null,
        valid_from: '2026-01-01',
      });
      demo.event('worker', id, 'worker.roleGranted', null, { role, grant });
    }
  }
}
