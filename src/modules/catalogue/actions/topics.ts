import { violatedConstraint } from '#platform/database/database.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { changeTopic, createTopic } from '../commands/topics.ts';
import type { Topic } from '../data/topics.ts';
import { catalogueTexts } from '../messages.ts';
import { municipalityToKeep } from '../pages/setup/flow.tsx';
import { renderTopic, topicToKeep } from '../pages/setup/topics.tsx';
import { topicForm } from '../schemas/topics.ts';

export async function createTopicAction(ctx: ActionContext): Promise<Answer> {
  const { here } = await municipalityToKeep(ctx, ctx.tx);
  const parsed = parseForm(topicForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderTopic(ctx, null, parsed.form, 422);
  const { kind, nameUk, nameEn, position, active } = parsed.value;
  return saved(ctx, null, () =>
    createTopic(ctx.tx, ctx.actor, { municipalityId: here.id, kind, nameUk, nameEn, position, active }),
  );
}

export async function changeTopicAction(ctx: ActionContext): Promise<Answer> {
  const topic = await topicToKeep(ctx, ctx.tx);
  const parsed = parseForm(topicForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderTopic(ctx, topic, parsed.form, 422);
  const { version, nameUk, nameEn, position, active } = parsed.value;
  return saved(ctx, topic, () =>
    changeTopic(ctx.tx, ctx.actor, { id: topic.id, version }, { nameUk, nameEn, position, active }),
  );
}

async function saved(ctx: ActionContext, topic: Topic | null, work: () => Promise<unknown>): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].topics;
  try {
    await work();
  } catch (error) {
    if (violatedConstraint(error) !== 'service_topic_municipality_id_kind_name_uk_key') throw error;
    return renderTopic(ctx, topic, formError(ctx.body, { nameUk: t.taken }), 422);
  }
  return redirect(ctx.href('/catalogue/topics'), { flash: { tone: 'success', text: t.saved } });
}
