import type { ComponentChildren } from 'preact';
import type { Context } from '#platform/http/context.ts';
import type { Picture } from '../data/public.ts';
import { inLanguage } from '../rules/items.ts';
import { type Block, type Inline, wordsOf } from '../rules/markup.ts';

export interface ProseProps {
  readonly ctx: Context;
  readonly centreCode: string;
  readonly blocks: readonly Block[];
  readonly pictures: ReadonlyMap<number, Picture>;
}

/** A text of the site. Made of elements alone: no part of what was typed is ever markup. */
export const Prose = (props: ProseProps) => <div class="v-prose">{blocksOf(props, props.blocks)}</div>;

const blocksOf = (props: ProseProps, blocks: readonly Block[]): ComponentChildren =>
  blocks.map((block, index) => <BlockView key={index} {...props} block={block} />);

function BlockView(props: ProseProps & { readonly block: Block }) {
  const { block } = props;
  switch (block.kind) {
    case 'heading': {
      const Tag = `h${block.level}` as const;
      return (
        <Tag class="ds-heading v-heading" data-size={block.level === 2 ? 'sm' : 'xs'}>
          {inlines(props.ctx, block.children)}
        </Tag>
      );
    }
    case 'paragraph':
      return <p>{inlines(props.ctx, block.children)}</p>;
    case 'picture':
      return <PictureView {...props} number={block.number} caption={block.caption} />;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{itemOf(props, item)}</li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case 'quote':
      return <blockquote>{blocksOf(props, block.children)}</blockquote>;
    case 'rule':
      return <hr />;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'table':
      return <TableView {...props} head={block.head} rows={block.rows} />;
  }
}

/** A short item is a line, not a paragraph. */
function itemOf(props: ProseProps, item: readonly Block[]): ComponentChildren {
  const [first, ...rest] = item;
  if (first?.kind !== 'paragraph') return blocksOf(props, item);
  return (
    <>
      {inlines(props.ctx, first.children)}
      {blocksOf(props, rest)}
    </>
  );
}

function PictureView(props: ProseProps & { readonly number: number; readonly caption: string }) {
  const picture = props.pictures.get(props.number);
  if (!picture) return null;
  return (
    <figure class="v-picture">
      <img
        src={`/centres/${props.centreCode}/pictures/${picture.number}`}
        alt={inLanguage(props.ctx.locale, picture.altUk, picture.altEn)}
        width={picture.width}
        height={picture.height}
        loading="lazy"
        decoding="async"
      />
      {props.caption && <figcaption>{props.caption}</figcaption>}
    </figure>
  );
}

function TableView(
  props: ProseProps & {
    readonly head: readonly (readonly Inline[])[];
    readonly rows: readonly (readonly (readonly Inline[])[])[];
  },
) {
  const labels = props.head.map((cell) => wordsOf([{ kind: 'paragraph', children: cell }]));
  return (
    <table class="ds-table v-table">
      <thead>
        <tr>
          {props.head.map((cell, index) => (
            <th key={index} scope="col">
              {inlines(props.ctx, cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, index) => (
          <tr key={index}>
            {props.head.map((_, column) => (
              <td key={column} data-label={labels[column]}>
                {inlines(props.ctx, row[column] ?? [])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inlines(ctx: Context, parts: readonly Inline[]): ComponentChildren {
  return parts.map((part, index) => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'strong':
        return <strong key={index}>{inlines(ctx, part.children)}</strong>;
      case 'emphasis':
        return <em key={index}>{inlines(ctx, part.children)}</em>;
      case 'code':
        return <code key={index}>{part.text}</code>;
      case 'break':
        return <br key={index} />;
      case 'link':
        return (
          <a
            key={index}
            class="ds-link"
            href={part.href.startsWith('/') ? ctx.href(part.href) : part.href}
            rel={/^https?:/i.test(part.href) ? 'noopener' : undefined}
          >
            {inlines(ctx, part.children)}
          </a>
        );
      default:
        return null;
    }
  });
}
