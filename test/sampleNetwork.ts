import { v7 } from 'uuid';
import { recordEofficeAgreement, recordPartner } from '#modules/eoffices/commands/agreements.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';

/** An agreement and a partner of the network to which the office belongs. */
export async function sampleNetwork(
  { database }: Services,
  eofficeId: string,
): Promise<{ agreementId: string; partnerId: string }> {
  const actor = systemActor('test');
  const number = v7();
  await database.transaction(async (tx) => {
    const { municipality_id } = await tx
      .selectFrom('eoffice')
      .select('municipality_id')
      .where('id', '=', eofficeId)
      .executeTakeFirstOrThrow();
    await recordEofficeAgreement(
      tx,
      actor,
      { office: eofficeId, number, subject: 'Приміщення', signedOn: '2026-01-05', validTo: null },
      null,
    );
    await recordPartner(tx, actor, municipality_id, {
      name: `ГО ${number}`,
      project: 'Поруч',
      year: 2020,
      act: '',
      summary: '',
      office: null,
      active: true,
      version: 1,
    });
  });
  const row = (table: 'eoffice_agreement' | 'eoffice_partner') =>
    database.queries.selectFrom(table).select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
  return { agreementId: (await row('eoffice_agreement')).id, partnerId: (await row('eoffice_partner')).id };
}
