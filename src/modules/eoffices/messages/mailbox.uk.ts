/** Ukrainian words of the head office's mailbox and of reminders. */
export const mailboxUk = {
  mailbox: {
    nav: 'Листи е-офісів',
    title: 'Листи до головного е-офісу',
    lead: 'Лист про відкриття з адреси офісу програма записує сама. Тут ті, з яких не зрозуміло, хто пише або про що: вирішіть ви.',
    none: 'Усі листи розібрано',
    broken:
      'Скриньку зараз не вдається прочитати. Листи не загубляться: їх буде прийнято, щойно вона відповість.',
    reasons: {
      unknownSender: 'адреси немає в довіднику',
      ambiguous: 'адреса спільна для кількох офісів',
      conflict: 'номер офісу не збігається з адресою',
      notOpening: 'не схоже на повідомлення про відкриття',
      problem: 'схоже на технічну проблему',
      early: 'надійшов до 10:00',
      dayOff: 'надійшов у вихідний',
    },
    office: 'Який офіс',
    choose: 'Виберіть офіс',
    opening: 'Офіс відкрито',
    problem: 'Записати технічну проблему',
    dismissed: 'Не стосується',
    officeMissing: 'Виберіть офіс, який написав.',
    done: 'Рішення записано.',
    before: 'Про цей лист уже вирішено.',
    decided: 'Нещодавні рішення',
    columns: { letter: 'Лист', decision: 'Рішення', office: 'Е-офіс', who: 'Хто і коли' },
    decisions: { opening: 'відкриття', problem: 'технічна проблема', dismissed: 'не стосується' },
  },
  reminders: {
    title: 'Нагадування',
    link: 'Надіслані нагадування',
    none: 'Нагадувань ще не було',
    noneHint:
      'Їх надсилають після 10:30 тим, хто не повідомив про відкриття, а з 3-го числа – про місячний звіт.',
    columns: { when: 'Коли', office: 'Е-офіс', what: 'Про що' },
    kinds: {
      opening: 'про відкриття',
      openingList: 'перелік невідкритих для головного е-офісу',
      reportSoon: 'про звіт: наближається 5-те число',
      reportLast: 'про звіт: останній день',
      reportLate: 'про звіт: строк минув',
      reportList: 'перелік без звіту для головного е-офісу',
    },
  },
  reminderLetter: {
    opening: {
      subject: (number: number, _period: string) => `Е-офіс № ${number}: повідомте про відкриття`,
      text: (period: string) =>
        `Вітаємо!\n\nДо 10:30 головний е-офіс не отримав від вас повідомлення про початок роботи ${period}. Якщо офіс відкрито, натисніть кнопку на сторінці «Мій е-офіс» або надішліть лист. Якщо не працює станція, зателефонуйте головному е-офісу.`,
    },
    openingList: {
      subject: (_number: number, period: string) => `${period}: не всі е-офіси повідомили про відкриття`,
      text: (period: string) => `Вітаємо!\n\nДо 10:30 ${period} про відкриття не повідомили:`,
    },
    reportSoon: {
      subject: (number: number, period: string) => `Е-офіс № ${number}: звіт за ${period}`,
      text: (period: string) =>
        `Вітаємо!\n\nАналітичний звіт за ${period} ще не подано. Подайте його до 5-го числа: цифри вже пораховано з журналу, лишається перевірити й підписати.`,
    },
    reportLast: {
      subject: (number: number, period: string) =>
        `Е-офіс № ${number}: сьогодні останній день для звіту за ${period}`,
      text: (period: string) =>
        `Вітаємо!\n\nСьогодні останній день, коли аналітичний звіт за ${period} подають вчасно.`,
    },
    reportLate: {
      subject: (number: number, period: string) => `Е-офіс № ${number}: звіт за ${period} прострочено`,
      text: (period: string) =>
        `Вітаємо!\n\nАналітичний звіт за ${period} не подано до 5-го числа. Подайте його якнайшвидше.`,
    },
    reportList: {
      subject: (_number: number, period: string) => `Не всі е-офіси подали звіт за ${period}`,
      text: (period: string) => `Вітаємо!\n\nАналітичний звіт за ${period} не подали:`,
    },
  },
};
