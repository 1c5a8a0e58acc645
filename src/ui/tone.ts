/** What a message or a state means. Colour is never the only sign: words or an icon say the same. */
export type Tone = 'info' | 'success' | 'warning' | 'danger';
