import { Fragment } from 'preact';
import type { Locale } from '#platform/i18n/locale.ts';
import { Table } from '#ui/table.tsx';
import { catalogueTexts } from '../../messages.ts';
import { type Stretch, wordDiff } from '../../rules/wordDiff.ts';
import type { CardContent } from '../../schema.ts';
import { piecesOf } from '../visitor/cardText.ts';

interface Version {
  readonly version: number;
  readonly content: CardContent;
}

/** Two versions of a card side by side: changed words are marked, not by colour alone, and named for those who listen. */
export function CardChanges({ locale, before, after }: { locale: Locale; before: Version; after: Version }) {
  const t = catalogueTexts[locale].flow;
  const side = ({ version, content }: Version): Side => ({ label: t.versionColumn(version), content });
  return (
    <CardDifference
      locale={locale}
      before={side(before)}
      after={side(after)}
      caption={t.compareCaption(before.version, after.version)}
    />
  );
}

interface Side {
  readonly label: string;
  /** Null: there is no card on this side. */
  readonly content: CardContent | null;
}

/** Two texts of a card under headings of their own. */
export function CardDifference(props: { locale: Locale; before: Side; after: Side; caption: string }) {
  const { locale, before, after } = props;
  const t = catalogueTexts[locale].flow;
  const older = before.content ? piecesOf(locale, before.content) : [];
  const newer = after.content ? piecesOf(locale, after.content) : [];
  const keys = [
    ...newer.map(({ key }) => key),
    ...older.map(({ key }) => key).filter((key) => !newer.some((piece) => piece.key === key)),
  ];
  const rows = keys.map((key) => {
    const left = older.find((piece) => piece.key === key);
    const right = newer.find((piece) => piece.key === key);
    return { key, label: (right ?? left)?.label ?? key, left: left?.text ?? '', right: right?.text ?? '' };
  });
  const changed = rows.filter((row) => row.left !== row.right);
  if (changed.length === 0) return <p>{t.noDifference}</p>;
  return (
    <>
      <DifferenceTable
        locale={locale}
        lang="uk"
        caption={props.caption}
        before={before.label}
        after={after.label}
        rows={changed}
      />
      {rows.length > changed.length && <p class="v-muted">{t.same(rows.length - changed.length)}</p>}
    </>
  );
}

interface DifferentRow {
  readonly key: string;
  readonly label: string;
  readonly left: string;
  readonly right: string;
}

/** Pieces of text before and after, changed words marked; `lang` is that of the pieces. */
export function DifferenceTable(props: {
  locale: Locale;
  lang: 'uk' | 'en';
  caption: string;
  before: string;
  after: string;
  rows: readonly DifferentRow[];
}) {
  const { locale, lang } = props;
  return (
    <Table
      caption={props.caption}
      rows={props.rows.map((row) => ({ ...row, stretches: wordDiff(row.left, row.right) }))}
      rowKey={(row) => row.key}
      columns={[
        { key: 'part', header: catalogueTexts[locale].flow.part, rowHeader: true, cell: (row) => row.label },
        {
          key: 'before',
          header: props.before,
          cell: (row) => <HalfRow locale={locale} lang={lang} stretches={row.stretches} hide="added" />,
        },
        {
          key: 'after',
          header: props.after,
          cell: (row) => <HalfRow locale={locale} lang={lang} stretches={row.stretches} hide="removed" />,
        },
      ]}
    />
  );
}

/** One side of the comparison: what stayed, and what only this side has. */
function HalfRow(props: {
  locale: Locale;
  lang: 'uk' | 'en';
  stretches: readonly Stretch[];
  hide: 'added' | 'removed';
}) {
  const t = catalogueTexts[props.locale].flow;
  const shown = props.stretches.filter(({ kind }) => kind !== props.hide);
  if (shown.every(({ text }) => text === '')) return <span class="v-muted">{t.empty}</span>;
  const Mark = props.hide === 'added' ? 'del' : 'ins';
  return (
    <span lang={props.lang}>
      {shown.map(({ kind, text }, at) =>
        kind === 'same' ? (
          <Lines key={at} text={text} />
        ) : (
          <Mark key={at}>
            <span class="ds-sr-only">{kind === 'removed' ? t.removed : t.added} </span>
            <Lines text={text} />
            <span class="ds-sr-only"> {t.end} </span>
          </Mark>
        ),
      )}
    </span>
  );
}

const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, at) => (
      <Fragment key={at}>
        {at > 0 && <br />}
        {line}
      </Fragment>
    ))}
  </>
);
