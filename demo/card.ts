import { type CardContent, cardContentSchema } from '#modules/catalogue/schema.ts';
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
      to:
        service.competence === 'pensionFund'
          ? `Рішення Пенсійного фонду — до органу Пенсійного фонду вищого рівня; дії працівників Центру — до керівника: ${provider}`
          : `До керівника суб’єкта надання послуги (${provider}) або до органу вищого рівня`,
      term: '30 календарних днів із дня, коли вам повідомили рішення (ст. 80 Закону «Про адміністративну процедуру»)',
      court: 'До адміністративного суду — протягом шести місяців (ст. 122 КАС України)',
    },
    notes: service.notes,
    toCheck: service.toCheck,
    questions: service.questions,
  });
}
