import { addMonths } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { fullName } from '#platform/text/personName.ts';
import { Alert } from '#ui/alert.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { executorsOf } from '../data/intake.ts';
import { handoverWays } from '../schema.ts';
import { termNow } from './casePage.tsx';
import { actionPage, textOf } from './frame.tsx';
import { type LoadedCase, loadCase } from './load.ts';

type ShowForm = (ctx: Context, loaded: LoadedCase, form: FormState) => Answer | Promise<Answer>;

/** The page of a form that nobody has sent yet. */
const opening =
  (show: ShowForm, purpose: string) =>
  async (ctx: Context): Promise<Answer> =>
    show(ctx, await loadCase(ctx, purpose), emptyForm);

async function ExecutorChoice(ctx: Context, loaded: LoadedCase, form: FormState) {
  const { row, texts } = loaded;
  const today = businessDate(ctx.services.clock.now());
  const executors = await executorsOf(ctx.services.database.queries, row.centre_id, row.provider_id, today);
  if (executors.length === 0) return <p>{texts.sendPage.none}</p>;
  return (
    <Select
      name="executor"
      label={texts.sendPage.executor}
      placeholder={texts.choose}
      value={textOf(form, 'executor')}
      error={form.errors.executor}
      options={executors.map((worker) => ({
        value: worker.id,
        label: [fullName(worker), worker.position_title].filter(Boolean).join(', '),
        disabled: worker.id === row.executor_id,
      }))}
    />
  );
}

export const sendForm: ShowForm = async (ctx, loaded, form) => {
  const { texts } = loaded;
  const term = await termNow(ctx, loaded);
  const late = term.sendBy !== null && term.today > term.sendBy;
  const before = term.sendBy && (
    <Alert tone={late ? 'danger' : 'info'}>
      <p>
        {texts.facts.sendBy}: <strong>{formatDate(ctx.locale, term.sendBy)}</strong>
        {late && ` ${texts.sendPage.late}`}
      </p>
    </Alert>
  );
  return actionPage(
    ctx,
    loaded,
    { action: 'sendToBackOffice', path: 'send', lead: texts.sendPage.lead, form, before },
    await ExecutorChoice(ctx, loaded, form),
  );
};
export const sendPage = opening(sendForm, 'передача до бек-офісу');

export const reassignForm: ShowForm = async (ctx, loaded, form) =>
  actionPage(
    ctx,
    loaded,
    { action: 'reassign', path: 'reassign', lead: loaded.texts.sendPage.lead, form },
    await ExecutorChoice(ctx, loaded, form),
  );
export const reassignPage = opening(reassignForm, 'зміна виконавця');

function Ground({ loaded, form }: { loaded: LoadedCase; form: FormState }) {
  const words = loaded.texts.termPage;
  return (
    <TextArea
      name="ground"
      label={words.ground}
      hint={words.groundHint}
      value={textOf(form, 'ground')}
      error={form.errors.ground}
    />
  );
}

const termForm =
  (action: 'pause' | 'resume' | 'restartTerm' | 'extend', path: string): ShowForm =>
  (ctx, loaded, form) => {
    const words = loaded.texts.termPage;
    const leads = {
      pause: words.pauseLead,
      resume: words.resumeLead,
      restartTerm: words.restartLead,
      extend: words.extendLead,
    };
    return actionPage(
      ctx,
      loaded,
      { action, path, lead: leads[action], form },
      <>
        <Ground loaded={loaded} form={form} />
        {action === 'extend' && (
          <TextField
            name="days"
            label={words.days}
            inputmode="numeric"
            width={4}
            value={textOf(form, 'days')}
            error={form.errors.days}
          />
        )}
      </>,
    );
  };
export const pauseForm = termForm('pause', 'pause');
export const resumeForm = termForm('resume', 'resume');
export const restartForm = termForm('restartTerm', 'restart');
export const extendForm = termForm('extend', 'extend');
export const pausePage = opening(pauseForm, 'зупинка строку');
export const resumePage = opening(resumeForm, 'поновлення строку');
export const restartPage = opening(restartForm, 'новий відлік строку');
export const extendPage = opening(extendForm, 'продовження строку');

export const handOutForm: ShowForm = (ctx, loaded, form) => {
  const { texts, people } = loaded;
  const words = texts.handOutPage;
  return actionPage(
    ctx,
    loaded,
    { action: 'handOut', path: 'hand-out', lead: words.lead, form },
    <>
      <Radios
        name="to"
        legend={words.to}
        value={textOf(form, 'to')}
        error={form.errors.to}
        options={[
          { value: 'applicant', label: `${words.applicant}: ${fullName(people.applicant)}` },
          ...(people.representative
            ? [
                {
                  value: 'representative',
                  label: `${words.representative}: ${fullName(people.representative)}`,
                },
              ]
            : []),
        ]}
      />
      <Radios
        name="way"
        legend={words.way}
        value={textOf(form, 'way')}
        error={form.errors.way}
        options={handoverWays.map((way) => ({ value: way, label: texts.channels[way] }))}
      />
      <TextField
        name="proof"
        label={words.proof}
        hint={words.proofHint}
        value={textOf(form, 'proof')}
        error={form.errors.proof}
      />
    </>,
  );
};
export const handOutPage = opening(handOutForm, 'видача результату');

export const archiveForm: ShowForm = (ctx, loaded, form) => {
  const { texts } = loaded;
  const words = texts.archivePage;
  const today = businessDate(ctx.services.clock.now());
  return actionPage(
    ctx,
    loaded,
    { action: 'archive', path: 'archive', lead: words.lead, form },
    <>
      <TextField
        name="shelf"
        label={words.shelf}
        hint={words.shelfHint}
        value={textOf(form, 'shelf')}
        error={form.errors.shelf}
        optional
      />
      <DateField
        name="keepUntil"
        label={words.keepUntil}
        value={textOf(form, 'keepUntil') ?? addMonths(today, 60)}
        error={form.errors.keepUntil}
      />
      <TextField
        name="ground"
        label={words.ground}
        value={textOf(form, 'ground') ?? words.groundDefault}
        error={form.errors.ground}
      />
    </>,
  );
};
export const archivePage = opening(archiveForm, 'передача до архіву');

export const withdrawForm: ShowForm = (ctx, loaded, form) =>
  actionPage(
    ctx,
    loaded,
    { action: 'withdraw', path: 'withdraw', lead: loaded.texts.withdrawPage.lead, form, tone: 'danger' },
    <TextArea
      name="reason"
      label={loaded.texts.withdrawPage.reason}
      value={textOf(form, 'reason')}
      error={form.errors.reason}
    />,
  );
export const withdrawPage = opening(withdrawForm, 'відкликання заяви');

export const abandonPage = opening(
  (ctx, loaded, form) =>
    actionPage(
      ctx,
      loaded,
      { action: 'abandon', path: 'abandon', lead: loaded.texts.abandonLead, form, tone: 'danger' },
      null,
    ),
  'скасування чернетки',
);
