import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { type EofficeAgreement, eofficeAgreements } from '../../data/agreements.ts';
import { allEoffices, type Eoffice, findEoffice, officeGrants } from '../../data/directory.ts';
import { networkSettings } from '../../data/network.ts';
import { nameIsPublic } from '../../data/publicNames.ts';
import { ownOffice } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope, ownOfficeOf } from '../../rights.ts';
import { officeStates } from '../../rules/agreement.ts';
import { isLed, isOwn } from '../../rules/network.ts';
import { firstDays } from '../../rules/settings.ts';
import { OpeningCard, openingToday } from '../day/opening.tsx';
import { agreementsAlert } from '../network/agreements.tsx';
import { Contacts, OfficeTable } from '../network/directory.tsx';

/** `/e-offices/work`: the operator's own office, or the network for its head. */
export async function workPage(ctx: Context): Promise<Answer> {
  const texts = eofficesTexts[ctx.locale];
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const [offices, grants] = await Promise.all([
    allEoffices(db),
    officeGrants(db, ctx.principal.id ?? '', today),
  ]);
  const leads = ctx.principal.role === 'headEoffice';
  const mine = await ownOffice(db, ownOfficeOf(ctx.principal));
  const opening = mine && (await openingToday(ctx, mine));
  const own = offices.filter((office) => isOwn(grants, office));
  const agreements = await eofficeAgreements(db, eofficeScope(ctx.principal));
  const soonDays = firstDays(await networkSettings(db, ctx.principal.municipalityId));
  const states = officeStates(agreements, today, soonDays);
  const shown = await nameIsPublic(db, ctx.principal.id ?? '');
  const title = leads ? texts.work.titleHead : texts.work.titleOwn;
  return staffPage(
    ctx,
    { title },
    <Stack>
      <Heading level={1}>{title}</Heading>
      {opening && <OpeningCard ctx={ctx} day={opening} />}
      {leads && (await agreementsAlert(ctx, true))}
      {leads && (
        <p>
          <a class="ds-link" href={ctx.href('/e-offices/network/plan')}>
            {texts.plan.edit}
          </a>
        </p>
      )}
      {!leads && own.length === 0 && (
        <EmptyState title={texts.work.noOwn} icon="building">
          <p>{texts.work.noOwnHint}</p>
        </EmptyState>
      )}
      {!leads &&
        own.map((office) => (
          <OwnOffice
            key={office.id}
            ctx={ctx}
            office={office}
            agreements={agreements.filter(({ eofficeId }) => eofficeId === office.id)}
            today={today}
          />
        ))}
      {own.length > 0 && <NameCard ctx={ctx} shown={shown} />}
      <OfficeTable
        ctx={ctx}
        offices={offices}
        caption={texts.work.network}
        {...(leads
          ? {
              edit: (office: Eoffice) =>
                isLed(grants, office) ? ctx.href(`/e-offices/work/${office.id}`) : null,
              agreement: (office: Eoffice) => states.get(office.id) ?? 'none',
            }
          : {})}
      />
    </Stack>,
  );
}

/** The operator's own choice about the name in the public directory (BP-9). */
function NameCard({ ctx, shown }: { ctx: Context; shown: boolean }) {
  const t = eofficesTexts[ctx.locale].reading;
  return (
    <Card title={t.nameTitle}>
      <p>{t.nameLead}</p>
      {shown && <p>{t.nameNow}</p>}
      <form method="post" action={ctx.href('/e-offices/name')}>
        <FormKey ctx={ctx} />
        <Button variant="secondary" name="shown" value={shown ? 'no' : 'yes'}>
          {shown ? t.nameWithdraw : t.nameAgree}
        </Button>
      </form>
    </Card>
  );
}

function OwnOffice(props: {
  ctx: Context;
  office: Eoffice;
  agreements: readonly EofficeAgreement[];
  today: string;
}) {
  const { ctx, office, agreements, today } = props;
  const texts = eofficesTexts[ctx.locale];
  const t = texts.agreements;
  // Of several the one that holds longest: a term without an end is the longest.
  const [longest] = agreements
    .filter(({ validTo, endedOn }) => (endedOn ?? '9999') > today && (validTo ?? '9999') >= today)
    .sort((a, b) => (b.validTo ?? '9999').localeCompare(a.validTo ?? '9999'));
  const told = longest?.validTo ? t.until(formatDate(ctx.locale, longest.validTo)) : t.untilOpen;
  return (
    <Card title={`${texts.number(office.number)}. ${office.organisation}`} tone="tinted" icon="building">
      <p>{office.address}</p>
      <p>
        {texts.working(office.hours)}. {texts.reception(office.receptionHours)}.
      </p>
      {(office.phone || office.email) && (
        <p>
          <Contacts office={office} />
        </p>
      )}
      <p>{longest ? told : t.noAgreement}.</p>
    </Card>
  );
}

const params = z.object({ id: z.uuid() });

/** The office of the address, when the worker leads its network; else 404. */
export async function ledOffice(ctx: Context): Promise<Eoffice> {
  const db = ctx.services.database.queries;
  const office = await findEoffice(db, ctx.params(params).id);
  const today = businessDate(ctx.services.clock.now());
  const grants = await officeGrants(db, ctx.principal.id ?? '', today);
  if (!office || !isLed(grants, office)) throw notFound();
  return office;
}

/** `/e-offices/work/:id`: contacts and hours of an office. */
export const editPage = async (ctx: Context): Promise<Answer> =>
  renderEdit(ctx, await ledOffice(ctx), emptyForm);

export function renderEdit(ctx: Context, office: Eoffice, form: FormState, status?: number): Answer {
  const texts = eofficesTexts[ctx.locale];
  const { work } = texts;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const value = (name: 'address' | 'hours' | 'receptionHours' | 'phone' | 'email' | 'note') => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : (office[name] ?? '');
  };
  const field = (name: keyof typeof work.fields) => ({
    name,
    label: work.fields[name],
    value: value(name),
    error: form.errors[name],
  });
  const placed = (name: 'district' | 'latitude' | 'longitude') => {
    const typed = form.values[name];
    return {
      name,
      label: texts.plan.fields[name],
      value: typeof typed === 'string' ? typed : String(office[name] ?? ''),
      error: form.errors[name],
    };
  };
  return staffPage(
    ctx,
    {
      title: `${work.editTitle} ${texts.number(office.number)}`,
      hasErrors: errors.length > 0,
      ...(status ? { status } : {}),
      breadcrumbs: <Breadcrumbs items={[{ label: work.titleHead, href: ctx.href('/e-offices/work') }]} />,
    },
    <Stack>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Heading level={1} caption={office.organisation}>
        {`${work.editTitle} ${texts.number(office.number)}`}
      </Heading>
      <Form
        action={ctx.href(`/e-offices/work/${office.id}`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={office.version} />
          </>
        }
        actions={
          <>
            <Button type="submit">{work.save}</Button>
            <LinkButton href={ctx.href('/e-offices/work')} variant="tertiary">
              {work.cancel}
            </LinkButton>
          </>
        }
      >
        <TextField {...field('address')} maxlength={300} />
        <TextField {...field('hours')} hint={work.hoursHint} width={12} />
        <TextField {...field('receptionHours')} hint={work.hoursHint} width={12} />
        <TextField {...field('phone')} type="tel" optional width={20} />
        <TextField {...field('email')} type="email" optional width={30} />
        <TextField {...field('note')} optional maxlength={500} />
        <TextField
          {...placed('district')}
          hint={texts.plan.districtHint}
          optional
          maxlength={60}
          width={20}
        />
        <TextField {...placed('latitude')} hint={texts.plan.coordinatesHint} optional width={12} />
        <TextField {...placed('longitude')} optional width={12} />
      </Form>
    </Stack>,
  );
}
