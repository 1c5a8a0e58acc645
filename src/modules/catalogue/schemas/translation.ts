import { z } from 'zod';

/**
 * English of one text of a card. It holds for this very Ukrainian text, wherever the card says it; `at` is where it stood
 * first, so that a changed text still finds what it was in English.
 */
const translatedPieceSchema = z.strictObject({
  at: z.string().min(1).max(200),
  uk: z.string().min(1).max(1000),
  en: z.string().trim().min(1).max(2000),
});

/** English of a version of a card (card_version.translation). */
export const translationSchema = z.array(translatedPieceSchema).max(1000);

export type TranslatedPiece = z.infer<typeof translatedPieceSchema>;
export type Translation = readonly TranslatedPiece[];
