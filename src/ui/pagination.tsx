import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';

export interface PaginationProps {
  /** Addresses with the key of the first or last row; absent where there is nothing more. */
  newerHref?: string | undefined;
  olderHref?: string | undefined;
}

/** Steps through a long list by key: pages do not shift when rows are added. */
export function Pagination({ newerHref, olderHref }: PaginationProps) {
  const { pagination } = useTexts();
  if (newerHref === undefined && olderHref === undefined) return null;
  return (
    <nav class="v-pagination" aria-label={pagination.label}>
      {newerHref !== undefined && (
        <a class="ds-button" data-variant="secondary" href={newerHref} rel="prev">
          <Icon name="chevron-left" />
          {pagination.newer}
        </a>
      )}
      {olderHref !== undefined && (
        <a class="ds-button v-pagination__older" data-variant="secondary" href={olderHref} rel="next">
          {pagination.older}
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  );
}
