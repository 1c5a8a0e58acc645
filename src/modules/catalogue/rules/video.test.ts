import { expect, test } from 'vitest';
import { captionsFault } from './video.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('[BR-9] captions are WebVTT with at least one text at its time', () => {
  expect(captionsFault(bytes('WEBVTT\n\n00:00.000 --> 00:01.000\nВізьміть паспорт\n'))).toBeUndefined();
  expect(
    captionsFault(
      bytes('\uFEFFWEBVTT - картка\r\n\r\n1\r\n00:00:00.500 --> 00:00:01.000 line:0\r\nДобрий день'),
    ),
  ).toBeUndefined();
  expect(captionsFault(bytes('WEBVTT\n'))).toBe('noCues');
  expect(captionsFault(bytes('WEBVTT\n\n00:00.000 --> 00:01.000\n\n'))).toBe('noCues');
  expect(captionsFault(bytes('1\n00:00:00,000 --> 00:00:01,000\nSubRip'))).toBe('notCaptions');
  expect(captionsFault(bytes('WEBVTTX\n\n00:00.000 --> 00:01.000\nx'))).toBe('notCaptions');
  expect(captionsFault(Buffer.from([...bytes('WEBVTT\n'), 0xff, 0xfe]))).toBe('notCaptions');
  expect(captionsFault(bytes(`WEBVTT\n\n00:00.000 --> 00:01.000\n${'а'.repeat(200_000)}`))).toBe(
    'notCaptions',
  );
});
