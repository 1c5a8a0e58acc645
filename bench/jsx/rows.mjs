// Sixty rows with characters that need escaping, as a real register has.
export const rows = Array.from({ length: 60 }, (_, i) => ({
  number: `2026-${String(i + 1).padStart(6, '0')}`,
  href: `/cases/2026-${i + 1}?from=list&page=1`,
  applicant: `Дем’яненко Мар'яна ${i} "О"`,
  service: 'Призначення допомоги при народженні дитини <старша редакція> & зміни',
  due: `${String((i % 28) + 1).padStart(2, '0')}.11.2026`,
  colour: i % 3 ? 'info' : 'warning',
  state: i % 3 ? 'На розгляді' : 'Очікує документів',
}));
