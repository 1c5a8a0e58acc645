import type { SearchEntry } from '#modules/catalogue/rules/search.ts';
import { readDemo } from '../../demo/files.ts';

const places = 'міста села району області громади бюджету закладу установи фонду комісії'.split(' ');
const kinds =
  'реєстрація видача продовження переоформлення погодження підтвердження призначення перерахунок облік довідка витяг дозвіл ліцензія паспорт висновок субвенція'.split(
    ' ',
  );
const things =
  'земельної ділянки будівлі транспортного засобу підприємця товариства місця проживання торгівлі реклами дерев водопостачання електромережі ремонту школи гуртка бібліотеки архіву шлюбу спадщини податку збору'.split(
    ' ',
  );

/** The demo's services and, up to `count`, administrative ones with words of their own, as a large centre has them. */
export function largeCatalogue(count: number): SearchEntry[] {
  const real = readDemo().services.map((service) => ({ ...service, id: service.slug }));
  const made = Array.from({ length: Math.max(0, count - real.length) }, (_, at) => {
    const pick = (from: readonly string[], step: number) => from[Math.floor(at / step) % from.length] ?? '';
    const plainUk = `${pick(kinds, 1)} ${pick(things, kinds.length)} ${pick(things, 7)} ${pick(places, 3)}`;
    return {
      id: `made-${at}`,
      name: `Надання послуги «${plainUk}» № ${at}, зміст ${at.toString(36)}`,
      plainUk,
      plainEn: `administrative service ${at}`,
      synonyms: [`${pick(kinds, 5)} ${pick(places, 1)}`, `послуга${at}`],
      recipients: `Фізичні та юридичні особи ${pick(places, 11)}, які мають ${pick(things, 13)}`,
    };
  });
  return [...real, ...made];
}
