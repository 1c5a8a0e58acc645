/** What an English question means in the words of the catalogue: its synonyms are Ukrainian, as its visitors are. */
const meanings: Readonly<Record<string, string>> = {
  'displaced idp refugee evacuee evacuated evacuation relocated fled': 'переселенець впо',
  'rent rented flat apartment accommodation': 'оренда житло',
  'utility bill heating gas electricity firewood coal': 'субсидія комунальні',
  'baby newborn born childbirth': 'народження народилася birth',
  'pregnant pregnancy maternity': 'вагітна декретні',
  'box package parcel': 'пакунок',
  'adopt adopted adoption adoptive': 'усиновлення',
  'guardian guardianship custody ward': 'опіка',
  'orphan foster': 'сирота прийомні',
  'patronage temporary': 'патронат',
  'mother mum mom': 'мати',
  'single alone': 'одинока одиначка',
  'alimony maintenance father': 'аліменти',
  'poor poverty low income': 'малозабезпечені',
  'disabled disability handicapped': 'інвалідність',
  'wheelchair crutch walker': 'візок милиці',
  'prosthesis prosthetic limb': 'протез',
  hearing: 'слуховий',
  'pension pensioner retired retirement': 'пенсія',
  'funeral burial bury buried cemetery': 'поховання',
  'died dead death deceased': 'смерть поховання',
  'nanny babysitter childcare': 'няня',
  'camp holiday vacation summer': 'табір оздоровлення',
  'veteran soldier military': 'ветеран',
  'wounded injured wound injury': 'поранення',
  'fallen killed widow widower': 'загиблий',
  'chernobyl chornobyl liquidator nuclear': 'чорнобиль',
  'elderly old nursing': 'літніх інтернат',
  'carer caregiver caring caretaker': 'догляд',
  'travel transport bus train fare ticket': 'проїзд',
  'car vehicle': 'автомобіль',
  'rehab rehabilitation sanatorium': 'реабілітація',
  'repression repressed gulag': 'репресії',
  'nazi concentration ostarbeiter': 'нацистські концтабір',
  'cancer oncology leukaemia leukemia tumour': 'онкологія',
  'sick ill illness disease': 'хвора',
  'many three large': 'багатодітні',
  'mental psychiatric schizophrenia dementia': 'психічний',
  'heroine hero': 'героїня',
  'aid help emergency': 'матеріальна',
};

const byWord: ReadonlyMap<string, string> = new Map(
  Object.entries(meanings).flatMap(([english, ukrainian]) =>
    english.split(' ').map((word) => [word, ukrainian]),
  ),
);

/** Ukrainian words for an English one, in the singular or the plural; none for any other. */
export function ukrainianFor(word: string): readonly string[] {
  const singular = word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
  return (byWord.get(word) ?? byWord.get(singular))?.split(' ') ?? [];
}
