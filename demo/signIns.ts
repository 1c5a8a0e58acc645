/** Password of every demo worker. Known to all, so the program listens on this machine alone unless told otherwise. */
export const demoPassword = 'kalyna-nad-richkoiu';

/** Seed of the one-time codes of demo workers whose role demands a second factor (base32, as apps take it). */
export const demoTotpSecret = 'VIKNODEMOVIKNODEMOVIKNODEMOVIKNO';

/** Key with which a demo kiosk or board proves itself. */
export const demoDeviceKey = (kind: 'kiosk' | 'board', centreCode: string): string =>
  `demo-${kind}-${centreCode}-`.padEnd(43, '0');
