import QRCode from 'qrcode';

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
  const { modules } = QRCode.create(text, { errorCorrectionLevel: correction ?? 'M' });
  const quiet = 4;
  const side = modules.size + quiet * 2;
  const path: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
    }
  }
  return (
    <svg
      class="v-qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path class="v-qr__paper" d={`M0 0h${side}v${side}h-${side}z`} />
      <path class="v-qr__ink" d={path.join('')} />
    </svg>
  );
}
