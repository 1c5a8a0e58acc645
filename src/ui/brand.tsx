/** The mark of Vikno: a window with one lit pane. Decorative: the name stands beside it. */
export function BrandMark() {
  return (
    <svg class="v-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path
        class="v-mark__frame"
        d="M4 12a8 8 0 0 1 8-8h16a8 8 0 0 1 8 8v22a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2Z"
      />
      <path class="v-mark__pane" d="M9 13a4 4 0 0 1 4-4h5v9H9Zm0 9h9v9H9Zm13 0h9v9h-9Z" />
      <path class="v-mark__lit" d="M22 9h5a4 4 0 0 1 4 4v5h-9Z" />
    </svg>
  );
}

export interface BrandProps {
  /** The larger line: whose site or workplace it is. */
  name: string;
  /** The smaller line above it, for example the name of the product. */
  product?: string | undefined;
  href: string;
}

/** The mark with the name of the centre, as a link to the start page. */
export function Brand({ name, product, href }: BrandProps) {
  return (
    <a class="v-brand" href={href}>
      <BrandMark />
      <span class="v-brand__text">
        {product && <span class="v-brand__product">{product}</span>}
        <span class="v-brand__name">{name}</span>
      </span>
    </a>
  );
}
