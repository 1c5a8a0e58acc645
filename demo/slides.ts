import { addSlide } from '#modules/queue/commands/slides.ts';
import type { Tx } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';
import type { DemoFiles } from './media.ts';

const signLanguage = {
  titleUk: 'Потрібна жестова мова?',
  titleEn: 'Do you need sign language?',
  bodyUk:
    'Позначте це на терміналі, коли берете талон, або на рецепції. Вас викличе працівник, який володіє українською жестовою мовою.',
  bodyEn:
    'Say so at the kiosk when you take a ticket, or at the reception. A worker who knows Ukrainian Sign Language will call you.',
};
const free = {
  titleUk: 'Послуги безоплатні',
  titleEn: 'Services are free of charge',
  bodyUk:
    'Ніхто не має права вимагати документ, якого немає в інформаційній картці послуги. Просять гроші? Скажіть на рецепції.',
  bodyEn:
    'Nobody may ask for a document that the card of the service does not name. Does somebody ask for money? Tell the reception.',
};

const childrensRoom = {
  kind: 'image',
  titleUk: 'Прийшли з дитиною?',
  titleEn: 'Have you come with a child?',
  bodyUk: 'Дитяча кімната приймає дітей за вашим талоном і віддає лише вам. Запитайте на рецепції.',
  bodyEn:
    'The children’s room takes your child in under your ticket and hands it back to you alone. Ask the reception.',
  altUk: 'Малюнок: світла кімната з вікном, полиця з книжками й іграшками, на килимку ведмедик і м’яч',
  altEn:
    'A drawing: a bright room with a window, a shelf of books and toys, a teddy bear and a ball on the rug',
} as const;
const inSigns = {
  kind: 'video',
  titleUk: 'Жестовою мовою',
  titleEn: 'In sign language',
  bodyUk: '',
  bodyEn: '',
  altUk: 'Показове відео із субтитрами: як попросити працівника, який володіє жестовою мовою',
  altEn: 'A sample film with captions: how to ask for a worker who knows sign language',
} as const;

/** Slides beside the calls of a centre: what is true in the demo, and nothing else (KS-voice, KS-sign). */
export async function addSlides(
  tx: Tx,
  centreId: string,
  shelter: { readonly uk: string; readonly en: string },
  files: DemoFiles,
): Promise<void> {
  const inAlarm = {
    titleUk: 'Якщо тривога',
    titleEn: 'In an air raid',
    bodyUk: `Укриття: ${shelter.uk}. Ваше місце в черзі збережеться.`,
    bodyEn: `Shelter: ${shelter.en}. Your place in the queue is kept.`,
  };
  const round = [
    { words: { kind: 'notice', altUk: '', altEn: '', ...free }, media: null, captions: null },
    {
      words: inSigns,
      media: files('sign-language-hall.webm'),
      captions: files('sign-language-hall.vtt'),
    },
    { words: { kind: 'notice', altUk: '', altEn: '', ...signLanguage }, media: null, captions: null },
    { words: childrensRoom, media: files('childrens-room.png'), captions: null },
    { words: { kind: 'notice', altUk: '', altEn: '', ...inAlarm }, media: null, captions: null },
  ] as const;
  for (const { words, media, captions } of round)
    await addSlide(
      tx,
      systemActor('demo'),
      centreId,
      { deviceId: null, validFrom: '2026-01-01', validTo: null, seconds: 15, ...words },
      media,
      captions,
    );
}
