import { v7 } from 'uuid';
import { recordEofficeAgreement, recordPartner } from '#modules/eoffices/commands/agreements.ts';
import { attachDocument } from '#modules/eoffices/commands/agreementWork.ts';
import { changeEstimate, commitExpense } from '#modules/eoffices/commands/supplies.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';

/** An agreement, a partner and a commitment of the network to which the office belongs. */
export async function sampleNetwork(
  { database, clock, files }: Services,
  eofficeId: string,
): Promise<{ agreementId: string; documentId: string; partnerId: string; expenseId: string }> {
  const actor = systemActor('test');
  const number = v7();
  const scan = Buffer.from('%PDF-1.4\n%%EOF\n');
  const sha256 = await files.put(scan);
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
    const agreement = await tx
      .selectFrom('eoffice_agreement')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const { id: workerId } = await tx
      .selectFrom('worker')
      .select('id')
      .where('login', '=', 'headeoffice.kharkiv')
      .executeTakeFirstOrThrow();
    await attachDocument(
      tx,
      actor,
      agreement,
      { kind: 'other', title: 'Лист про приміщення', signedOn: '2026-01-05' },
      { sha256, size: scan.length, mediaType: 'application/pdf', name: 'list.pdf' },
      { workerId, now: clock.now() },
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
    const date = businessDate(clock.now());
    const year = Number(date.slice(0, 4));
    const line = { municipalityId: municipality_id, year, code: '7.2.3', name: 'Канцелярія' };
    await changeEstimate(tx, actor, { ...line, amount: 500_000, act: 'Рішення', date, workerId: null });
    const { id: lineId } = await tx
      .selectFrom('eoffice_budget_line')
      .select('id')
      .where('year', '=', year)
      .where('municipality_id', '=', municipality_id)
      .executeTakeFirstOrThrow();
    await commitExpense(
      tx,
      actor,
      {
        line: lineId,
        office: eofficeId,
        date,
        supplier: 'ТОВ «Уявне»',
        purpose: 'Папір',
        document: number,
        amount: 100,
      },
      { municipalityId: municipality_id, workerId },
    );
  });
  const row = (
    table: 'eoffice_agreement' | 'eoffice_agreement_document' | 'eoffice_partner' | 'eoffice_expense',
  ) =>
    database.queries.selectFrom(table).select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
  return {
    agreementId: (await row('eoffice_agreement')).id,
    documentId: (await row('eoffice_agreement_document')).id,
    partnerId: (await row('eoffice_partner')).id,
    expenseId: (await row('eoffice_expense')).id,
  };
}
