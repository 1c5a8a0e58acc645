import type { ComponentChildren } from 'preact';
import type { Locale } from '#platform/i18n/locale.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { FieldError } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { catalogueTexts } from '../../messages.ts';
import { answersOf, many, mostOptions, one, type RowList } from '../../rules/cardFields.ts';
import { rowsOf } from '../../rules/formRows.ts';
import { cardParts, documentForms } from '../../schema.ts';
import { Area, type CardFormProps, Line } from './cardField.tsx';

interface RowsProps extends CardFormProps {
  list: RowList;
  rowTitle: (n: number) => string;
  addLabel: string;
  /** Beside the button that adds. */
  more?: ComponentChildren;
  /** Fields of the row whose names begin with `prefix`. */
  row: (prefix: string, at: number) => ComponentChildren;
}

/** Rows of one list. The buttons send the whole form; it comes back with the rows changed and nothing lost. */
function Rows(props: RowsProps) {
  const { locale, fields, errors, list } = props;
  const t = catalogueTexts[locale].form;
  const rows = rowsOf(fields, list);
  return (
    <div class="v-stack" id={list}>
      {errors[list] && <FieldError id={`${list}-error`}>{errors[list]}</FieldError>}
      {rows.map((_, at) => {
        const prefix = `${list}.${at}`;
        const title = props.rowTitle(at + 1);
        const button = (verb: 'up' | 'down' | 'remove') => (
          <RowButton {...props} value={`${list}.${verb}.${at}`} target={list}>
            {t[verb]}
            <span class="ds-sr-only">: {title}</span>
          </RowButton>
        );
        return (
          <section key={prefix} id={prefix} aria-label={title}>
            <Card
              title={title}
              level={3}
              aside={
                <span class="v-actions">
                  {at > 0 && button('up')}
                  {at < rows.length - 1 && button('down')}
                  {button('remove')}
                </span>
              }
            >
              {one(fields, `${prefix}.fresh`) && <Hidden fields={fields} name={`${prefix}.fresh`} />}
              {props.row(prefix, at)}
            </Card>
          </section>
        );
      })}
      <div class="v-actions">
        <RowButton {...props} value={`${list}.add`} target={`${list}.${rows.length}`} add>
          {props.addLabel}
        </RowButton>
        {props.more}
      </div>
    </div>
  );
}

/** The address ends at the place where the page should open: that needs no script. */
const RowButton = (props: {
  rowsHref: string;
  value: string;
  target: string;
  add?: boolean;
  children: ComponentChildren;
}) => (
  <Button
    type="submit"
    name="do"
    value={props.value}
    formaction={`${props.rowsHref}#${props.target}`}
    variant={props.add ? 'secondary' : 'tertiary'}
    size="sm"
    icon={props.add ? 'plus' : undefined}
  >
    {props.children}
  </Button>
);

const Hidden = ({ fields, name }: Pick<CardFormProps, 'fields'> & { name: string }) => (
  <input type="hidden" name={name} value={one(fields, name)} />
);

const text = (locale: Locale) => catalogueTexts[locale].form;

export function DocumentRows(props: CardFormProps) {
  const t = text(props.locale);
  const { card } = catalogueTexts[props.locale];
  const answers = answersOf(props.fields);
  return (
    <Rows
      {...props}
      list="documents"
      rowTitle={t.document}
      addLabel={t.addDocument}
      row={(prefix) => (
        <>
          <Hidden {...props} name={`${prefix}.key`} />
          <Area {...props} name={`${prefix}.name`} label={t.name} rows={2} />
          <Area {...props} name={`${prefix}.ground`} label={t.ground} rows={2} />
          <Select
            name={`${prefix}.form`}
            label={t.form}
            options={documentForms.map((form) => ({ value: form, label: card.forms[form] }))}
            value={one(props.fields, `${prefix}.form`)}
            error={props.errors[`${prefix}.form`]}
          />
          <Line {...props} name={`${prefix}.copies`} label={t.copies} width={4} />
          <Area
            {...props}
            name={`${prefix}.condition`}
            label={t.condition}
            hint={t.conditionHint}
            rows={2}
            optional
          />
          <Checkboxes
            name={`${prefix}.obtainedByOffice`}
            legend={t.obtained}
            options={[{ value: 'yes', label: t.obtainedYes }]}
            values={many(props.fields, `${prefix}.obtainedByOffice`)}
            optional
          />
          {answers.length > 0 && (
            <Checkboxes
              name={`${prefix}.when`}
              legend={t.when}
              hint={t.whenHint}
              options={answers.map(({ value, question, answer }) => ({
                value,
                label: `${question} — ${answer}`,
              }))}
              values={many(props.fields, `${prefix}.when`)}
              error={props.errors[`${prefix}.when`]}
              optional
            />
          )}
        </>
      )}
    />
  );
}

export function RefusalRows(props: CardFormProps) {
  const t = text(props.locale);
  return (
    <Rows
      {...props}
      list="refusals"
      rowTitle={t.refusal}
      addLabel={t.addRefusal}
      row={(prefix) => (
        <>
          <Area {...props} name={`${prefix}.text`} label={t.refusalText} rows={2} />
          <Area {...props} name={`${prefix}.norm`} label={t.norm} rows={2} optional />
        </>
      )}
    />
  );
}

export function DoubtRows(props: CardFormProps) {
  const t = text(props.locale);
  const { parts } = catalogueTexts[props.locale].staff;
  return (
    <Rows
      {...props}
      list="toCheck"
      rowTitle={t.doubt}
      addLabel={t.addDoubt}
      row={(prefix) => (
        <>
          <Select
            name={`${prefix}.part`}
            label={t.doubtPart}
            options={cardParts.map((part) => ({ value: part, label: parts[part] }))}
            value={one(props.fields, `${prefix}.part`)}
            error={props.errors[`${prefix}.part`]}
          />
          <Area {...props} name={`${prefix}.reason`} label={t.doubtReason} rows={2} />
        </>
      )}
    />
  );
}

export function QuestionRows(props: CardFormProps) {
  const t = text(props.locale);
  return (
    <Rows
      {...props}
      list="questions"
      rowTitle={t.question}
      addLabel={t.addQuestion}
      more={
        rowsOf(props.fields, 'questions').length > 0 && (
          <Button
            type="submit"
            name="do"
            value="refresh"
            formaction={`${props.rowsHref}#documents`}
            variant="tertiary"
            size="sm"
          >
            {t.refresh}
          </Button>
        )
      }
      row={(prefix) => (
        <>
          <Hidden {...props} name={`${prefix}.key`} />
          <Line {...props} name={`${prefix}.text`} label={t.questionText} />
          <Line {...props} name={`${prefix}.hint`} label={t.questionHint} optional />
          {Array.from({ length: mostOptions }, (_, at) => (
            <div key={at}>
              <Hidden {...props} name={`${prefix}.options.${at}.key`} />
              <Line
                {...props}
                name={`${prefix}.options.${at}.text`}
                label={t.option(at + 1)}
                optional={at > 1}
              />
            </div>
          ))}
        </>
      )}
    />
  );
}
