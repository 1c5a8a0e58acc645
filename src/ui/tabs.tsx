import type { NavItem } from './navigation.ts';
import { PillCount } from './pillCount.tsx';

export interface TabsProps {
  label: string;
  items: readonly NavItem[];
}

/** Views of one thing, each with its own address: links, not script. */
export function Tabs({ label, items }: TabsProps) {
  return (
    <nav class="v-tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && (
                <PillCount count={item.count} label={item.countLabel} tone="neutral" />
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
