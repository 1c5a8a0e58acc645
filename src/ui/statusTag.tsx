import type { ComponentChildren } from 'preact';
import type { IconName } from './iconNames.ts';
import { Tag } from './tag.tsx';
import type { Tone } from './tone.ts';

export interface StatusTagProps {
  tone: Tone | 'neutral' | 'dnipro';
  children: ComponentChildren;
}

const icons: Record<StatusTagProps['tone'], IconName> = {
  info: 'info-circle',
  success: 'circle-check',
  warning: 'clock',
  danger: 'alert-triangle',
  neutral: 'minus',
  dnipro: 'refresh',
};

/** A state, told by word, icon and colour together. */
export function StatusTag({ tone, children }: StatusTagProps) {
  return (
    <Tag tone={tone} icon={icons[tone]}>
      {children}
    </Tag>
  );
}
