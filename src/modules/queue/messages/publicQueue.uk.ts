/** Ukrainian words of the queues of all centres for everybody (KS-site). */
export const publicQueueUk = {
  nav: 'Черга зараз',
  title: 'Черга в центрах зараз',
  lead: 'Скільки людей чекає й скільки, за прогнозом, чекатиме той, хто прийде зараз.',
  caption: 'Черга в центрах',
  centre: 'Центр',
  waiting: 'Чекають',
  expected: 'Очікування',
  desks: 'Приймають місць',
  state: 'Зараз',
  open: 'Приймає',
  closed: 'Зачинено',
  paused: 'Призупинено',
  none: 'немає прогнозу',
  honest:
    'Прогноз – проміжок, у який укладаються четверо з п’яти відвідувачів. Коли даних замало, ми його не показуємо.',
  many: 'понад 99',
  range: '{low}–{high}\u00a0хв',
  upTo: 'до {high}\u00a0хв',
  empty: 'Центрів іще немає',
};
