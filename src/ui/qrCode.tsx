import { qrPath } from './qrPath.ts';

export interface QrCodeProps {
  /** What the code holds: usually an address. */
  text: string;
  /** What it is for, read by screen readers; show the address in words beside it. */
  label: string;
  /** `L` to `H`: how much of the code may be dirty or torn. */
  correction?: 'L' | 'M' | 'Q' | 'H' | undefined;
}

/** A QR code as one vector path, dark on white in every scheme so that cameras read it. */
export function QrCode({ text, label, correction }: QrCodeProps) {
  const { side, path } = qrPath(text, correction);
  return (
    <svg
      class="v-qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path class="v-qr__paper" d={`M0 0h${side}v${side}h-${side}z`} />
      <path class="v-qr__ink" d={path} />
    </svg>
  );
}
