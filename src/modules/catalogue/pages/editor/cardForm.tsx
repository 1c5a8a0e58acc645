import type { ComponentChildren } from 'preact';
import type { Locale } from '#platform/i18n/locale.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Heading } from '#ui/heading.tsx';
import { Select } from '#ui/select.tsx';
import { WithContents } from '#ui/withContents.tsx';
import { catalogueTexts } from '../../messages.ts';
import { many, one } from '../../rules/cardFields.ts';
import { ways } from '../../schema.ts';
import { Area, type CardFormProps, Line } from './cardField.tsx';
import { DocumentRows, DoubtRows, QuestionRows, RefusalRows } from './cardRows.tsx';

const sections = [
  'main',
  'questions',
  'documents',
  'ways',
  'term',
  'refusals',
  'appeal',
  'notes',
  'toCheck',
] as const;

/** All fields of a card (CARD), part after part; each part can be reached from the list on top. */
export function CardForm(props: CardFormProps) {
  const t = catalogueTexts[props.locale].form;
  return (
    <WithContents
      label={t.toc}
      items={sections.map((part) => ({ href: `#part-${part}`, label: t.parts[part] }))}
    >
      <MainPart {...props} />
      <Part name="questions" {...props} hint={t.questionsHint}>
        <QuestionRows {...props} />
      </Part>
      <Part name="documents" {...props} hint={t.documentsHint}>
        <DocumentRows {...props} />
      </Part>
      <WaysPart {...props} />
      <TermPart {...props} />
      <Part name="refusals" {...props} hint={t.refusalsHint}>
        <RefusalRows {...props} />
      </Part>
      <Part name="appeal" {...props}>
        <Area {...props} name="appeal.to" label={t.appealTo} optional />
        <Line {...props} name="appeal.term" label={t.appealTerm} optional />
        <Area {...props} name="appeal.court" label={t.appealCourt} optional />
      </Part>
      <Part name="notes" {...props}>
        <Area {...props} name="notes" label={t.notes} hint={t.linesHint} optional />
      </Part>
      <Part name="toCheck" {...props} hint={t.toCheckHint}>
        <DoubtRows {...props} />
      </Part>
    </WithContents>
  );
}

/** A part of the form under its heading. */
function Part(props: {
  name: (typeof sections)[number];
  locale: Locale;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <section class="v-stack" aria-labelledby={`part-${props.name}`}>
      <Heading level={2} id={`part-${props.name}`}>
        {catalogueTexts[props.locale].form.parts[props.name]}
      </Heading>
      {props.hint && <p>{props.hint}</p>}
      {props.children}
    </section>
  );
}

function MainPart(props: CardFormProps) {
  const t = catalogueTexts[props.locale].form;
  return (
    <Part name="main" {...props}>
      <Area {...props} name="provider" label={t.provider} rows={2} />
      <Area {...props} name="legalBasis" label={t.legalBasis} hint={t.legalBasisHint} />
      <Area {...props} name="recipients" label={t.recipients} />
      <Area {...props} name="conditions" label={t.conditions} hint={t.linesHint} optional />
      <Line {...props} name="claimWindow" label={t.claimWindow} hint={t.claimWindowHint} optional />
    </Part>
  );
}

function WaysPart(props: CardFormProps) {
  const { card, form: t } = catalogueTexts[props.locale];
  const options = ways.map((way) => ({ value: way, label: card.ways[way] }));
  const wayBoxes = (name: 'submission' | 'receiving') => (
    <Checkboxes
      name={name}
      legend={t[name]}
      options={options}
      values={many(props.fields, name)}
      error={props.errors[name]}
    />
  );
  return (
    <Part name="ways" {...props}>
      {wayBoxes('submission')}
      <Checkboxes
        name="fee.free"
        legend={t.fee}
        options={[{ value: 'yes', label: t.feeFree }]}
        values={many(props.fields, 'fee.free')}
        optional
      />
      <Line {...props} name="fee.text" label={t.feeText} />
      <Line {...props} name="fee.ground" label={t.feeGround} />
      <Area {...props} name="result" label={t.result} />
      {wayBoxes('receiving')}
    </Part>
  );
}

const termKinds = ['calendarDays', 'workingDays', 'months', 'sameDay'] as const;

function TermPart(props: CardFormProps) {
  const t = catalogueTexts[props.locale].form;
  return (
    <Part name="term" {...props}>
      <Select
        name="term.kind"
        label={t.termKind}
        placeholder={t.termKinds.none}
        options={termKinds.map((kind) => ({ value: kind, label: t.termKinds[kind] }))}
        value={one(props.fields, 'term.kind')}
        error={props.errors['term.kind']}
        optional
      />
      <Line {...props} name="term.count" label={t.termCount} hint={t.termCountHint} width={4} optional />
      <Line {...props} name="term.ground" label={t.termGround} optional />
      <Area {...props} name="extraTerms" label={t.extraTerms} hint={t.linesHint} optional />
    </Part>
  );
}

/** Enter in a field saves: it presses the first button of a form, and without this one that would be one of a row. */
export const EnterSaves = () => <button type="submit" hidden />;
