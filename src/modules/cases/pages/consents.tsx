import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { fullName } from '#platform/text/personName.ts';
import { formatDateInput } from '#ui/dateInput.ts';
import type { CaseDetails } from '../data/cases.ts';
import type { CasesTexts } from '../messages.ts';
import type { LoadedCase } from './load.ts';

interface ConsentLinesProps {
  consents: CaseDetails['consents'];
  texts: CasesTexts;
}

/** Who agreed to what, in which form, on what proof (BR-21, BP-22). */
export function ConsentLines({ consents, texts }: ConsentLinesProps) {
  return (
    <ul class="v-plain-list">
      {consents.map((one) => (
        <li key={one.id}>
          {texts.consentKinds[one.kind as keyof typeof texts.consentKinds] ?? one.kind}
          <br />
          <span class="v-muted">
            {[
              fullName(one),
              texts.consentForms[one.form as keyof typeof texts.consentForms],
              formatDateInput(businessDate(one.given_at)),
              one.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The answer to the question about others, with the way to change it before the registration. */
export function OthersAnswer({ ctx, loaded }: { ctx: Context; loaded: LoadedCase }) {
  const { row, texts } = loaded;
  const words = texts.consentPage;
  const answer =
    row.other_people === null ? words.notAsked : texts.otherPeople[row.other_people ? 'yes' : 'no'];
  return (
    <>
      {answer}{' '}
      <a class="ds-link" href={ctx.href(`/cases/${row.id}/others`)}>
        {words.change}
      </a>
    </>
  );
}
