export interface PillCountProps {
  count: number;
  /** What is counted, with the number: “7 чекають”. Read instead of the bare number. */
  label?: string | undefined;
  tone?: 'dnipro' | 'danger' | 'wheat' | 'neutral' | undefined;
}

/** A small counter beside a word. */
export function PillCount({ count, label, tone }: PillCountProps) {
  return (
    <span class="v-pill" data-color={tone ?? 'dnipro'}>
      <span aria-hidden={label ? 'true' : undefined}>{count}</span>
      {label && <span class="ds-sr-only">{label}</span>}
    </span>
  );
}
