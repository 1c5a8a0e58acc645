import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type IconName, iconNames } from './iconNames.ts';

const require = createRequire(import.meta.url);

/** Read once on start: a missing icon stops the start, not a page. */
const shapes = new Map<IconName, string[]>(
  iconNames.map((name) => {
    const svg = readFileSync(require.resolve(`@tabler/icons/outline/${name}.svg`), 'utf8');
    const paths = [...svg.matchAll(/<path d="([^"]+)"/g)].map((match) => match[1] ?? '');
    if (paths.length === 0) throw new Error(`The icon “${name}” has no paths`);
    return [name, paths];
  }),
);

export interface IconProps {
  name: IconName;
  /** `lg` is for empty states and large targets. */
  size?: 'sm' | 'md' | 'lg' | undefined;
}

/** A decorative icon: it never carries meaning alone, so assistive technology does not see it. */
export function Icon({ name, size }: IconProps) {
  return (
    <svg class="v-icon" data-size-icon={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes.get(name)?.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
