import { addSlide } from '#modules/queue/commands/slides.ts';
import type { Tx } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';

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

/** Notices beside the calls of a centre: what is true in the demo, and nothing else (KS-voice, KS-sign). */
export async function addSlides(
  tx: Tx,
  centreId: string,
  shelter: { readonly uk: string; readonly en: string },
): Promise<void> {
  const inAlarm = {
    titleUk: 'Якщо тривога',
    titleEn: 'In an air raid',
    bodyUk: `Укриття: ${shelter.uk}. Ваше місце в черзі збережеться.`,
    bodyEn: `Shelter: ${shelter.en}. Your place in the queue is kept.`,
  };
  for (const words of [free, signLanguage, inAlarm])
    await addSlide(
      tx,
      systemActor('demo'),
      centreId,
      {
        kind: 'notice',
        deviceId: null,
        altUk: '',
        altEn: '',
        validFrom: '2026-01-01',
        validTo: null,
        seconds: 15,
        ...words,
      },
      null,
      null,
    );
}
