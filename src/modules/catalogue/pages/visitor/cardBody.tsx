import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { formatList } from '#platform/i18n/numbers.ts';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Heading } from '#ui/heading.tsx';
import { catalogueTexts } from '../../messages.ts';
import type { CatalogueTexts } from '../../messages.uk.ts';
import type { Competence } from '../../rules/competence.ts';
import type { CardContent, CardDocument, CardTerm } from '../../schema.ts';
import { type Left, Told } from './told.tsx';

interface BodyProps {
  readonly ctx: Context;
  readonly content: CardContent;
  readonly competence: Competence | undefined;
  /** What of it stays Ukrainian on a page in another language; without it, all. */
  readonly left?: Left;
  /** Level of the headings of the parts. */
  readonly level?: 2 | 3;
  /** Begins the identifiers where a page holds two cards. */
  readonly prefix?: string;
}

/** The card's parts, in the order in which a visitor needs them. */
export function CardBody({ ctx, content, competence, left = 'all', level = 2, prefix = '' }: BodyProps) {
  const texts = catalogueTexts[ctx.locale].card;
  const oneGround = same(content.documents.map((document) => document.ground));
  const told = (text: string) => <Told texts={texts} left={left} text={text} />;
  const oneNorm = same(content.refusals.map((refusal) => refusal.norm));
  return (
    <>
      <section class="v-stack" data-gap="sm" aria-labelledby={`${prefix}bring`}>
        <Heading level={level} id={`${prefix}bring`}>
          {texts.bring}
        </Heading>
        <p>{texts.bringLead}</p>
        {oneGround && <p class="v-muted">{around(texts.groundOfAll, told, oneGround)}</p>}
        <ul class="v-checklist">
          {content.documents.map((document) => (
            <DocumentLine
              key={document.key}
              texts={texts}
              left={left}
              document={document}
              withGround={!oneGround}
            />
          ))}
        </ul>
      </section>
      <section class="v-stack" data-gap="sm" aria-labelledby={`${prefix}shortly`}>
        <Heading level={level} id={`${prefix}shortly`}>
          {texts.shortly}
        </Heading>
        <DescriptionList
          items={[
            {
              term: texts.fee,
              value: (
                <>
                  {told(content.fee.text)} ({told(content.fee.ground)})
                </>
              ),
            },
            ...(content.term
              ? [
                  {
                    term: texts.term,
                    value: <TermValue texts={texts} term={content.term} ground={told(content.term.ground)} />,
                  },
                ]
              : []),
            ...(competence
              ? [{ term: texts.decides, value: <Decides ctx={ctx} competence={competence} told={told} /> }]
              : []),
            { term: texts.provider, value: told(content.provider) },
            {
              term: texts.where,
              value: formatList(
                ctx.locale,
                content.submission.map((way) => texts.ways[way]),
              ),
            },
            ...(content.claimWindow ? [{ term: texts.claimWindow, value: told(content.claimWindow) }] : []),
            { term: texts.result, value: told(content.result) },
            {
              term: texts.receiving,
              value: formatList(
                ctx.locale,
                content.receiving.map((way) => texts.ways[way]),
              ),
            },
          ]}
        />
        <p class="v-muted">{texts.sums}</p>
      </section>
      <TextList
        id={`${prefix}conditions`}
        level={level}
        title={texts.conditions}
        items={content.conditions}
        told={told}
      />
      <TextList
        id={`${prefix}extra-terms`}
        level={level}
        title={texts.extraTerms}
        items={content.extraTerms}
        told={told}
      />
      <section class="v-stack" data-gap="sm" aria-labelledby={`${prefix}refusals`}>
        <Heading level={level} id={`${prefix}refusals`}>
          {texts.refusals}
        </Heading>
        {oneNorm && <p class="v-muted">{around(texts.normOfAll, told, oneNorm)}</p>}
        <ul>
          {content.refusals.map(({ text, norm }) => (
            <li key={text}>
              {told(text)}
              {!oneNorm && <span class="v-muted"> — {told(norm)}</span>}
            </li>
          ))}
        </ul>
      </section>
      {content.appeal && (
        <section class="v-stack" data-gap="sm" aria-labelledby={`${prefix}appeal`}>
          <Heading level={level} id={`${prefix}appeal`}>
            {texts.appeal}
          </Heading>
          <DescriptionList
            items={[
              { term: texts.appealTo, value: told(content.appeal.to) },
              { term: texts.appealTerm, value: told(content.appeal.term) },
              { term: texts.appealCourt, value: told(content.appeal.court) },
            ]}
          />
        </section>
      )}
      <TextList
        id={`${prefix}legal`}
        level={level}
        title={texts.legal}
        items={content.legalBasis}
        told={told}
      />
      <TextList id={`${prefix}notes`} level={level} title={texts.notes} items={content.notes} told={told} />
    </>
  );
}

type CardTexts = CatalogueTexts['card'];

type Tell = (text: string) => ReturnType<typeof Told>;

/** A sentence of the page around a text of the card, which may be in another language. */
function around(sentence: (text: string) => string, told: Tell, text: string) {
  const [before, after] = sentence('\n').split('\n');
  return (
    <>
      {before}
      {told(text)}
      {after}
    </>
  );
}

export function termText(texts: CardTexts, term: CardTerm): string {
  if (term.kind === 'sameDay') return texts.sameDay;
  const length = {
    calendarDays: () => texts.days('days' in term ? term.days : 0),
    workingDays: () => texts.workingDays('days' in term ? term.days : 0),
    months: () => texts.months('months' in term ? term.months : 0),
  }[term.kind]();
  return `${length} ${texts.fromRegistration}`;
}

function TermValue(props: { texts: CardTexts; term: CardTerm; ground: ReturnType<Tell> }) {
  return (
    <>
      <strong>{termText(props.texts, props.term)}</strong> <span class="v-muted">({props.ground})</span>
    </>
  );
}

function Decides({ ctx, competence, told }: { ctx: Context; competence: Competence; told: Tell }) {
  const texts = catalogueTexts[ctx.locale].card;
  const { route, decidedBy, act, validFrom } = competence;
  const words = { decideHere: texts.here, acceptAndPassOn: texts.passOn, redirect: texts.redirect }[route];
  return (
    <>
      {around(words, told, decidedBy)}
      {route !== 'decideHere' && (
        <span class="v-muted">
          {' '}
          {act
            ? around((one) => texts.since(formatDate(ctx.locale, validFrom), one), told, act)
            : texts.since(formatDate(ctx.locale, validFrom), '')}
        </span>
      )}
    </>
  );
}

/** The text that all have, so that it is said once. */
export const same = (texts: readonly string[]): string | undefined =>
  texts.length > 1 && texts.every((text) => text === texts[0]) ? texts[0] : undefined;

/** One document of a checklist. */
export function DocumentLine(props: {
  texts: CardTexts;
  document: CardDocument;
  withGround: boolean;
  left: Left;
}) {
  const { texts, document, withGround, left } = props;
  const told = (text: string) => <Told texts={texts} left={left} text={text} />;
  const { condition, form, copies, ground, obtainedByOffice } = document;
  return (
    <li>
      <strong>{told(document.name)}</strong>
      <span class="v-muted"> — {texts.forms[form]}</span>
      {copies > 1 && <span class="v-muted">. {texts.copies(copies)}</span>}
      {condition && (
        <div>
          {texts.when}: {told(condition)}
        </div>
      )}
      {obtainedByOffice && <div>{texts.obtained}</div>}
      {withGround && (
        <div class="v-muted">
          {texts.ground}: {told(ground)}
        </div>
      )}
    </li>
  );
}

function TextList(props: { id: string; level: 2 | 3; title: string; items: readonly string[]; told: Tell }) {
  const { id, level, title, items, told } = props;
  if (items.length === 0) return null;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby={id}>
      <Heading level={level} id={id}>
        {title}
      </Heading>
      <ul>
        {items.map((item) => (
          <li key={item}>{told(item)}</li>
        ))}
      </ul>
    </section>
  );
}
