import { type CardState, cardStates } from '../rules/cardFlow.ts';
import { type CardText, textsOf } from '../rules/cardTexts.ts';
import { englishOf } from '../rules/translation.ts';
import { type CardContent, cardContentSchema } from '../schema.ts';
import { type Translation, translationSchema } from '../schemas/translation.ts';
import { competencesOf, type Reader } from './services.ts';

/** The newest version of a card as its translator sees it. */
export interface TranslatedCard {
  readonly id: string;
  readonly version: number;
  readonly state: CardState;
  readonly content: CardContent;
  readonly translation: Translation;
  /** Grows with each saving of the translation. */
  readonly translationEdition: number;
  /** What there is to translate: the card, and who decides. */
  readonly texts: readonly CardText[];
}

/** Undefined where the service has no card. The service must have been read through a scope. */
export async function translatedCard(db: Reader, serviceId: string): Promise<TranslatedCard | undefined> {
  const row = await db
    .selectFrom('card_version')
    .where('service_id', '=', serviceId)
    .orderBy('version', 'desc')
    .select(['id', 'version', 'state', 'content', 'translation', 'translation_edition as translationEdition'])
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const content = cardContentSchema.parse(row.content);
  return {
    ...row,
    state: cardStates.find((state) => state === row.state) ?? 'draft',
    content,
    translation: translationSchema.parse(row.translation),
    texts: textsOf(content, await competencesOf(db, serviceId)),
  };
}

/** English of a text by the translation of a version as it is stored; empty where there is none, or only of an older text. */
export const storedEnglish = (translation: unknown): ((uk: string) => string) =>
  englishOf(translationSchema.parse(translation ?? []));
