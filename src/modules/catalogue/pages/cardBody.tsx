import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { formatList } from '#platform/i18n/numbers.ts';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Heading } from '#ui/heading.tsx';
import { catalogueTexts } from '../messages.ts';
import type { CatalogueTexts } from '../messages.uk.ts';
import type { Competence } from '../rules/competence.ts';
import type { CardContent, CardDocument, CardTerm } from '../schema.ts';

interface BodyProps {
  readonly ctx: Context;
  readonly content: CardContent;
  readonly competence: Competence | undefined;
  /** Level of the headings of the parts. */
  readonly level?: 2 | 3;
  /** Begins the identifiers where a page holds two cards. */
  readonly prefix?: string;
}

/** The card's parts, in the order in which a visitor needs them. The lawful text is Ukrainian on every page. */
export function CardBody({ ctx, content, competence, level = 2, prefix = '' }: BodyProps) {
  const texts = catalogueTexts[ctx.locale].card;
  const oneGround = same(content.documents.map((document) => document.ground));
  const oneNorm = same(content.refusals.map((refusal) => refusal.norm));
  return (
    <>
      <section class="v-stack" data-gap="sm" aria-labelledby={`${prefix}bring`}>
        <Heading level={level} id={`${prefix}bring`}>
          {texts.bring}
        </Heading>
        <p>{texts.bringLead}</p>
        {oneGround && <p class="v-muted">{texts.groundOfAll(oneGround)}</p>}
        <ul class="v-checklist" lang="uk">
          {content.documents.map((document) => (
            <DocumentLine key={document.key} texts={texts} document={document} withGround={!oneGround} />
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
              value: <Ukrainian>{`${content.fee.text} (${content.fee.ground})`}</Ukrainian>,
            },
            ...(content.term
              ? [{ term: texts.term, value: <TermValue texts={texts} term={content.term} /> }]
              : []),
            ...(competence
              ? [{ term: texts.decides, value: <Decides ctx={ctx} competence={competence} /> }]
              : []),
            { term: texts.provider, value: <Ukrainian>{content.provider}</Ukrainian> },
            {
              term: texts.where,
              value: formatList(
                ctx.locale,
                content.submission.map((way) => texts.ways[way]),
              ),
            },
            ...(content.claimWindow
              ? [{ term: texts.claimWindow, value: <Ukrainian>{content.claimWindow}</Ukrainian> }]
              : []),
            { term: texts.result, value: <Ukrainian>{content.result}</Ukrainian> },
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
      />
      <TextList
        id={`${prefix}extra-terms`}
        level={level}
        title={texts.extraTerms}
        items={content.extraTerms}
      />
      <section class="v-stack" data-gap="sm" aria-labelledby={`${prefix}refusals`}>
        <Heading level={level} id={`${prefix}refusals`}>
          {texts.refusals}
        </Heading>
        {oneNorm && <p class="v-muted">{texts.normOfAll(oneNorm)}</p>}
        <ul lang="uk">
          {content.refusals.map(({ text, norm }) => (
            <li key={text}>
              {text}
              {!oneNorm && <span class="v-muted"> — {norm}</span>}
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
              { term: texts.appealTo, value: <Ukrainian>{content.appeal.to}</Ukrainian> },
              { term: texts.appealTerm, value: <Ukrainian>{content.appeal.term}</Ukrainian> },
              { term: texts.appealCourt, value: <Ukrainian>{content.appeal.court}</Ukrainian> },
            ]}
          />
        </section>
      )}
      <TextList id={`${prefix}legal`} level={level} title={texts.legal} items={content.legalBasis} />
      <TextList id={`${prefix}notes`} level={level} title={texts.notes} items={content.notes} />
    </>
  );
}

type CardTexts = CatalogueTexts['card'];

/** Text of the card itself: Ukrainian also on an English page. */
const Ukrainian = ({ children }: { children: string }) => <span lang="uk">{children}</span>;

export function termText(texts: CardTexts, term: CardTerm): string {
  if (term.kind === 'sameDay') return texts.sameDay;
  const length = {
    calendarDays: () => texts.days('days' in term ? term.days : 0),
    workingDays: () => texts.workingDays('days' in term ? term.days : 0),
    months: () => texts.months('months' in term ? term.months : 0),
  }[term.kind]();
  return `${length} ${texts.fromRegistration}`;
}

function TermValue({ texts, term }: { texts: CardTexts; term: CardTerm }) {
  return (
    <>
      <strong>{termText(texts, term)}</strong> <span lang="uk" class="v-muted">{`(${term.ground})`}</span>
    </>
  );
}

function Decides({ ctx, competence }: { ctx: Context; competence: Competence }) {
  const texts = catalogueTexts[ctx.locale].card;
  const { route, decidedBy, act, validFrom } = competence;
  const words = { decideHere: texts.here, acceptAndPassOn: texts.passOn, redirect: texts.redirect }[route];
  return (
    <>
      {words(decidedBy)}
      {route !== 'decideHere' && (
        <span class="v-muted"> {texts.since(formatDate(ctx.locale, validFrom), act)}</span>
      )}
    </>
  );
}

/** The text that all have, so that it is said once. */
const same = (texts: readonly string[]): string | undefined =>
  texts.length > 1 && texts.every((text) => text === texts[0]) ? texts[0] : undefined;

/** One document of a checklist. */
export function DocumentLine(props: { texts: CardTexts; document: CardDocument; withGround: boolean }) {
  const { texts, document, withGround } = props;
  const { condition, form, copies, ground, obtainedByOffice } = document;
  return (
    <li>
      <strong>{document.name}</strong>
      <span class="v-muted"> — {texts.forms[form]}</span>
      {copies > 1 && <span class="v-muted">. {texts.copies(copies)}</span>}
      {condition && (
        <div>
          {texts.when}: {condition}
        </div>
      )}
      {obtainedByOffice && <div>{texts.obtained}</div>}
      {withGround && (
        <div class="v-muted">
          {texts.ground}: {ground}
        </div>
      )}
    </li>
  );
}

function TextList(props: { id: string; level: 2 | 3; title: string; items: readonly string[] }) {
  const { id, level, title, items } = props;
  if (items.length === 0) return null;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby={id}>
      <Heading level={level} id={id}>
        {title}
      </Heading>
      <ul lang="uk">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
