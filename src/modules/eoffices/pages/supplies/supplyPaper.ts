import { type DocumentInput, renderDocument } from '#documents/documents.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { allEoffices } from '../../data/directory.ts';

export type SupplyPaper = Omit<DocumentInput<'supply'>, 'centre'>;

/** A paper of the supply of e-offices with the office's own letterhead; without an office that of the head e-office. */
export async function supplyPaper(
  ctx: Context,
  eofficeId: string | null,
  name: string,
  paper: SupplyPaper,
): Promise<Answer> {
  const offices = await allEoffices(ctx.services.database.queries);
  const office = offices.find(({ id, head, municipalityId }) =>
    eofficeId === null ? head && municipalityId === ctx.principal.municipalityId : id === eofficeId,
  );
  const bytes = await renderDocument(ctx.services.pdf, 'supply', {
    ...paper,
    centre: {
      name: office?.organisation ?? ctx.principal.centreName,
      address: office?.address ?? '–',
      ...(office?.phone ? { phone: office.phone } : {}),
      ...(office?.email ? { email: office.email } : {}),
    },
  });
  return file(bytes, 'application/pdf', name);
}
