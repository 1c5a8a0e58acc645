/** Ukrainian words of what the department reads, and of operators' names in the directory. */
export const readingUk = {
  reading: {
    hidden: 'приховано',
    operator: (names: string) => `Оператор: ${names}`,
    nameTitle: 'Ваше ім’я в довіднику',
    nameLead:
      'Публічний довідник показує ім’я оператора лише за його згодою. Згоду можна відкликати будь-коли: ім’я зникне одразу.',
    nameAgree: 'Погоджуюся показувати моє ім’я',
    nameWithdraw: 'Більше не показувати',
    nameNow: 'Зараз ім’я показано.',
    nameShown: 'Ім’я показано в довіднику.',
    nameHidden: 'Ім’я більше не показується.',
    nav: 'Оголошення мережі',
    title: 'Оголошення мережі е-офісів',
    lead: 'Що головний е-офіс оголосив усім і хто підтвердив. Листування між офісами тут не показано: воно належить їм.',
    answers: 'Спільні відповіді',
    none: 'Оголошень ще не було',
    confirmed: (done: number, all: number) => `підтвердили ${done} з ${all}`,
    columns: { subject: 'Оголошення', at: 'Коли', confirmed: 'Підтвердження' },
  },
};
