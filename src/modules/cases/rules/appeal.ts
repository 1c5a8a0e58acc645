import type { CardContent } from '#modules/catalogue/schema.ts';

export interface AppealParts {
  readonly authority: string;
  readonly authorityTerm: string;
  readonly court: string;
  readonly courtTerm: string;
  readonly basis: string;
}

/** How to appeal, from the card; what the card leaves open comes from the general law (2073-IX art. 78, КАСУ art. 122). */
export const appealOfCard = (appeal: CardContent['appeal'], providerName: string): AppealParts => ({
  authority: appeal?.to ?? `Керівник: ${providerName}`,
  authorityTerm: appeal?.term ?? '30 календарних днів з дня, коли Ви отримали це рішення',
  court: appeal?.court ?? 'Окружний адміністративний суд за місцем проживання',
  courtTerm: 'шість місяців з дня, коли Ви дізналися про порушення своїх прав',
  basis:
    'стаття 78 Закону України «Про адміністративну процедуру», стаття 122 Кодексу адміністративного судочинства України',
});
