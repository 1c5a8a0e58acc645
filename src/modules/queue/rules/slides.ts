/** What stands beside the calls (KS-voice: information slides, video with sign language). */
export const slideKinds = ['notice', 'image', 'video'] as const;
export type SlideKind = (typeof slideKinds)[number];

/** Kinds of files by what their bytes say they are; a browser on a wall plays these. */
export const slideMedia: Readonly<Record<Exclude<SlideKind, 'notice'>, readonly string[]>> = {
  image: ['image/png', 'image/jpeg', 'image/webp'],
  video: ['video/mp4', 'video/webm'],
};

/** Largest file of a slide, bytes: the limit of every form. */
export const largestMedia = 20 * 1024 * 1024;
export const largestCaptions = 200_000;

/** Subtitles in WebVTT: text that begins with its name. */
export function isCaptions(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  return /^\uFEFF?WEBVTT([ \t\n\r]|$)/.test(text) && !text.includes('\uFFFD');
}

/** Whether a slide is shown on a day; dates as «2026-11-22», both included. */
export const isShownOn = (
  slide: { readonly validFrom: string; readonly validTo: string | null },
  date: string,
): boolean => slide.validFrom <= date && (slide.validTo === null || date <= slide.validTo);
