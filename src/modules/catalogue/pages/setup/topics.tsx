import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import { keptMunicipalities } from '../../data/flowChoices.ts';
import type { Reader } from '../../data/services.ts';
import { type Topic, topicsOf } from '../../data/topics.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope } from '../../rights.ts';
import { topicKinds } from '../../rules/topics.ts';
import { municipalityToKeep } from './flow.tsx';
import { KeepForm, setupPage, typed } from './setupFrame.tsx';

/** `/catalogue/topics`: life situations and categories of each municipality within reach. */
export async function topicsPage(ctx: Context): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].topics;
  const db = ctx.services.database.queries;
  const municipalities = await keptMunicipalities(db, catalogueScope(ctx.principal));
  const topics = (await Promise.all(municipalities.map(({ id }) => topicsOf(db, id)))).flat();
  return staffPage(
    ctx,
    { title: t.title },
    <Stack gap="lg">
      <Stack>
        <Heading level={1}>{t.title}</Heading>
        <p>{t.lead}</p>
      </Stack>
      {municipalities.map(({ id, name }) => (
        <section key={id} class="v-stack" aria-labelledby={`municipality-${id}`}>
          <Heading level={2} id={`municipality-${id}`}>
            {name}
          </Heading>
          {topicKinds.map((kind) => (
            <TopicTable
              key={kind}
              ctx={ctx}
              caption={t.kinds[kind]}
              rows={topics.filter((topic) => topic.municipalityId === id && topic.kind === kind)}
            />
          ))}
          <div class="v-actions">
            <LinkButton
              href={ctx.href(`/catalogue/topics/new?municipality=${id}`)}
              variant="secondary"
              icon="plus"
            >
              {t.new}
            </LinkButton>
          </div>
        </section>
      ))}
    </Stack>,
  );
}

function TopicTable({ ctx, caption, rows }: { ctx: Context; caption: string; rows: readonly Topic[] }) {
  const t = catalogueTexts[ctx.locale].topics;
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(topic) => topic.id}
      empty={
        <p>
          {caption}: {t.none.toLocaleLowerCase(ctx.locale)}
        </p>
      }
      columns={[
        {
          key: 'name',
          header: t.name,
          rowHeader: true,
          cell: (topic) => (
            <a class="ds-link" href={ctx.href(`/catalogue/topics/${topic.id}`)}>
              {topic.name[ctx.locale]}
            </a>
          ),
        },
        { key: 'services', header: t.services, align: 'end', cell: (topic) => topic.services },
        {
          key: 'state',
          header: t.state,
          cell: (topic) => (topic.active ? t.shown : <Tag>{t.hidden}</Tag>),
        },
      ]}
    />
  );
}

const params = z.object({ id: z.uuid() });

/** The topic of the address, within reach; 404 beyond. */
export async function topicToKeep(ctx: Context, db: Reader): Promise<Topic> {
  const { id } = ctx.params(params);
  const municipalities = await keptMunicipalities(db, catalogueScope(ctx.principal));
  const topics = (await Promise.all(municipalities.map((one) => topicsOf(db, one.id)))).flat();
  const topic = topics.find((one) => one.id === id);
  if (!topic) throw notFound();
  return topic;
}

export async function newTopicPage(ctx: Context): Promise<Answer> {
  const { here } = await municipalityToKeep(ctx, ctx.services.database.queries);
  return renderTopic(ctx, null, {
    values: { municipality: here.id, kind: 'situation', position: '0', active: 'yes' },
    errors: {},
  });
}

export async function editTopicPage(ctx: Context): Promise<Answer> {
  const topic = await topicToKeep(ctx, ctx.services.database.queries);
  return renderTopic(ctx, topic, {
    values: {
      version: String(topic.version),
      kind: topic.kind,
      nameUk: topic.name.uk,
      nameEn: topic.name.en,
      position: String(topic.position),
      active: topic.active ? 'yes' : '',
    },
    errors: {},
  });
}

/** New (`topic` null) or existing; what it is does not change. */
export function renderTopic(ctx: Context, topic: Topic | null, form: FormState, status?: number): Answer {
  const t = catalogueTexts[ctx.locale].topics;
  const field = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] });
  return setupPage(
    ctx,
    {
      title: topic ? t.editTitle : t.newTitle,
      caption: topic ? topic.name[ctx.locale] : '',
      crumbs: [[t.title, '/catalogue/topics']],
      form,
      ...(status ? { status } : {}),
    },
    <KeepForm
      ctx={ctx}
      form={form}
      at={topic ? `/catalogue/topics/${topic.id}` : '/catalogue/topics'}
      backTo="/catalogue/topics"
      rests={topic ? { kind: topic.kind } : { municipality: typed(form, 'municipality') }}
    >
      {!topic && (
        <Radios
          {...field('kind')}
          legend={t.kind}
          options={topicKinds.map((kind) => ({ value: kind, label: t.kindNames[kind] }))}
        />
      )}
      <TextField {...field('nameUk')} label={t.nameUk} autocomplete="off" />
      <TextField {...field('nameEn')} label={t.nameEn} autocomplete="off" />
      <TextField
        {...field('position')}
        label={t.position}
        hint={t.positionHint}
        inputmode="numeric"
        autocomplete="off"
        width={4}
      />
      <Checkboxes
        name="active"
        legend={t.state}
        options={[{ value: 'yes', label: t.active }]}
        values={[typed(form, 'active')]}
        optional
      />
    </KeepForm>,
  );
}
