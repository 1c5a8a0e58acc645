/** Kinds of videos by what their bytes say they are: every browser plays one of them. */
export const videoMedia: readonly string[] = ['video/mp4', 'video/webm'];

/** Largest video, bytes: the limit of every form. */
export const largestVideo = 20 * 1024 * 1024;
const largestCaptions = 200_000;

type CaptionsFault = 'notCaptions' | 'noCues';

/** What keeps a file from being captions in WebVTT: another kind, or not one text with its time in it. */
export function captionsFault(bytes: Uint8Array): CaptionsFault | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (bytes.length > largestCaptions || !/^\uFEFF?WEBVTT([ \t\r\n]|$)/.test(text) || text.includes('\uFFFD'))
    return 'notCaptions';
  const time = String.raw`(\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}`;
  const cue = new RegExp(`^${time}[ \\t]+-->[ \\t]+${time}[^\\r\\n]*\\r?\\n[^\\s]`, 'm');
  return cue.test(text) ? undefined : 'noCues';
}
