/** A session unused for so long is over: a desk left for lunch is not left open. */
export const idleMinutes = 60;
/** The longest life of a session: one working day. */
export const absoluteHours = 12;
/** The time of last use is written at most so often, seconds. */
export const seenEverySeconds = 60;
/** A doubled press of a button may still carry the token that the first press replaced, seconds. */
export const successorSeconds = 10;
/** A paired device keeps its key until it is revoked; browsers keep a cookie for at most about 400 days. */
export const deviceCookieDays = 400;

/** 32 random bytes in base64url: anything else cannot be a token and is not looked up. */
export const tokenShape = /^[\w-]{43}$/;
