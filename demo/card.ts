import { textsOf } from '#modules/catalogue/rules/cardTexts.ts';
import { type CardContent, cardContentSchema } from '#modules/catalogue/schema.ts';
import { type Translation, translationSchema } from '#modules/catalogue/schemas/translation.ts';
import type { DemoService } from './files.ts';

/** Grounds that every social benefit shares; the norm is the act of the service. */
const sharedRefusals = [
  'Відсутнє право на послугу за категорією чи умовами закону',
  'Подано неповний пакет документів і недоліки не усунуто у наданий строк',
  'У документах недостовірні відомості',
  'Заяву подала особа без належних повноважень',
];

/** The card of a service as `provider` publishes it. */
export function cardOf(service: DemoService, provider: string): CardContent {
  const act = service.actOfDocuments;
  return cardContentSchema.parse({
    provider,
    legalBasis: service.legalBasis,
    recipients: service.recipients,
    conditions: [],
    documents: service.documents.map((document) => ({ ...document, ground: act, copies: 1 })),
    submission: ['inPerson', 'representative', 'post'],
    fee: { free: true, text: 'Безоплатно', ground: 'ч. 2 ст. 11 Закону «Про адміністративні послуги»' },
    term: service.term,
    extraTerms: service.extraTerms,
    claimWindow: service.claimWindow ?? null,
    refusals: [...service.refusals, ...sharedRefusals].map((text) => ({ text, norm: act })),
    result: service.result,
    receiving: ['inPerson', 'representative', 'post'],
    appeal: {
      to: appealTo(service, provider),
      term: '30 календарних днів із дня, коли вам повідомили рішення (ст. 80 Закону «Про адміністративну процедуру»)',
      court: 'До адміністративного суду — протягом шести місяців (ст. 122 КАС України)',
    },
    notes: service.notes,
    toCheck: service.toCheck,
    questions: service.questions,
  });
}

const appealTo = (service: DemoService, provider: string): string =>
  service.competence === 'pensionFund'
    ? `Рішення Пенсійного фонду — до органу Пенсійного фонду вищого рівня; дії працівників Центру — до керівника: ${provider}`
    : `До керівника суб’єкта надання послуги (${provider}) або до органу вищого рівня`;

const appealToEnglish = (service: DemoService, provider: string): string =>
  service.competence === 'pensionFund'
    ? `Decisions of the Pension Fund of Ukraine: to the Pension Fund body of a higher level. Actions of the workers of the Centre: to the head of the provider, ${provider}`
    : `To the head of the provider of the service (${provider}) or to a body of a higher level`;

/** English of a card with who decides; a text that the file of translations does not hold stops the load. */
export function translationOf(
  service: DemoService,
  content: CardContent,
  decided: readonly { readonly decidedBy: string; readonly act: string }[],
  english: ReadonlyMap<string, string>,
): Translation {
  const say = (uk: string): string => {
    const en =
      content.appeal?.to === uk
        ? appealToEnglish(service, english.get(content.provider) ?? '')
        : english.get(uk);
    if (en === undefined) throw new Error(`demo: no English for «${uk}» (${service.slug})`);
    return en;
  };
  return translationSchema.parse(textsOf(content, decided).map(({ at, uk }) => ({ at, uk, en: say(uk) })));
}
