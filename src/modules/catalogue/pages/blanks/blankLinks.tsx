import { fileKind } from '#modules/site/rules/files.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Heading } from '#ui/heading.tsx';
import type { OfficialBlank } from '../../data/blanks.ts';
import { blankTexts } from '../../messages/blank.ts';
import { type Answers, answersQuery } from '../../rules/questions.ts';
import type { CardQuestion } from '../../schema.ts';

interface Place {
  readonly path: string;
  readonly card: { readonly content: { readonly questions: readonly CardQuestion[] } };
}

/** Application to fill in on the screen or by hand, and a sample (BR-6, BR-8); the official form where there is one. */
export function Blanks(props: {
  ctx: Context;
  found: Place;
  answers?: Answers;
  official: OfficialBlank | undefined;
}) {
  const { ctx, found, answers = {}, official } = props;
  const t = blankTexts[ctx.locale];
  return (
    <section class="v-stack v-screen-only" data-gap="sm" aria-labelledby="blank">
      <Heading level={2} id="blank" size="sm">
        {t.title}
      </Heading>
      {official ? (
        <OfficialLinks ctx={ctx} path={found.path} official={official} />
      ) : (
        <>
          <p>{t.invite}</p>
          <BlankLinks ctx={ctx} found={found} answers={answers} />
        </>
      )}
    </section>
  );
}

/** Each way with a word of what it is; the answers go along. */
export function BlankLinks(props: { ctx: Context; found: Place; answers: Answers; without?: 'blank' }) {
  const { ctx, found, answers, without } = props;
  const t = blankTexts[ctx.locale];
  const query = answersQuery(found.card.content.questions, answers);
  const ways = [
    ['blank/form', t.onScreen, t.onScreenHint],
    ['blank/empty', t.byHand, t.byHandHint],
    ['blank', t.open, t.openHint],
    ['blank/sample', t.sample, t.sampleHint],
  ] as const;
  return (
    <ul class="v-links">
      {ways
        .filter(([end]) => end !== without)
        .map(([end, label, hint]) => (
          <li key={end}>
            <a class="ds-link" href={ctx.href(`${found.path}/${end}${query && `?${query}`}`)}>
              {label}
            </a>
            <p class="v-muted">{hint}</p>
          </li>
        ))}
    </ul>
  );
}

/** The form that an authority prescribes, with the act that does. */
export function OfficialLinks(props: { ctx: Context; path: string; official: OfficialBlank }) {
  const { ctx, path, official } = props;
  const t = blankTexts[ctx.locale].official;
  return (
    <>
      <p>{t.lead}</p>
      <ul class="v-links">
        <li>
          <a class="ds-link" href={ctx.href(`${path}/blank/official/file`)}>
            {t.file(fileKind(official.fileName))}
          </a>
        </li>
        {official.sampleName !== null && (
          <li>
            <a class="ds-link" href={ctx.href(`${path}/blank/official/sample`)}>
              {t.sample(fileKind(official.sampleName))}
            </a>
          </li>
        )}
      </ul>
      <p>{t.both}</p>
      <p class="v-muted">{t.act(official.act, formatDate(ctx.locale, official.actDate))}</p>
    </>
  );
}
