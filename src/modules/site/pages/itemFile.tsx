import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import type { Item } from '../data/items.ts';
import { documentMedia } from '../rules/files.ts';
import { draftOf, errorLinks, ItemCrumbs, itemOf, staffWords } from './staffParts.tsx';

export async function itemFilePage(ctx: Context): Promise<Answer> {
  const item = await itemOf(ctx);
  if (item.kind !== 'document') throw notFound();
  return itemFileForm(ctx, item, null);
}

/** The paper of an official document: a new file makes a new draft (BR-6). */
export async function itemFileForm(ctx: Context, item: Item, back: FormState | null): Promise<Answer> {
  const t = staffWords(ctx);
  const version = await draftOf(ctx, item);
  const title = t.file.title(version.titleUk);
  return staffPage(
    ctx,
    {
      title,
      status: back ? 422 : 200,
      hasErrors: back !== null,
      breadcrumbs: <ItemCrumbs ctx={ctx} item={item} title={version.titleUk} />,
    },
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(back)} />
      <Heading level={1}>{title}</Heading>
      <p class="v-lead">{t.file.lead}</p>
      <p>{version.fileName ? t.file.now(version.fileName) : t.file.none}</p>
      <Form
        action={ctx.href(`/site/items/${item.id}/file`)}
        multipart
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="draft" value={String(item.draft)} />
          </>
        }
        actions={<Button icon="upload">{t.file.submit}</Button>}
      >
        <FileField
          name="file"
          label={t.file.file}
          hint={t.file.hint}
          accept={[...Object.keys(documentMedia), '.pdf', '.docx'].join(',')}
          error={back?.errors.file}
        />
      </Form>
    </Stack>,
  );
}
