/** Failures allowed at once, then a wait that doubles with each failure up to its longest. Seconds. */
export interface ThrottleRule {
  readonly freeFailures: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** Failures older than this are forgotten. */
  readonly memory: number;
}

/** One login from one address: a person who mistypes. */
export const pairRule: ThrottleRule = { freeFailures: 5, firstWait: 30, longestWait: 900, memory: 3600 };
/** All logins from one address: a whole centre may stand behind it, so the limit is higher. */
export const addressRule: ThrottleRule = { freeFailures: 50, firstWait: 30, longestWait: 300, memory: 3600 };
/** One browser in which this worker has signed in before. */
export const knownBrowserRule: ThrottleRule = { ...pairRule };
/** Codes of the second factor for one worker in one browser or from one address. */
export const codeRule: ThrottleRule = { freeFailures: 5, firstWait: 30, longestWait: 900, memory: 3600 };

/** The network that one person can hold whole: an IPv4 address, or the /64 of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...zeros, ...right];
  return `${groups.slice(0, 4).join(':').toLowerCase()}::/64`;
}
