import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { Problem } from '#platform/http/problems.ts';
import { type ServiceOnDay, serviceOnDay } from '../../data/card.ts';
import type { PublicCentre } from '../../data/centres.ts';
import type { CardInForce } from '../../data/services.ts';
import { catalogueTexts } from '../../messages.ts';
import type { Competence } from '../../rules/competence.ts';
import { type EnglishCard, inEnglish } from '../../rules/translation.ts';
import type { CardContent } from '../../schema.ts';
import { centreOf } from './services.tsx';

const slugParams = z.object({ code: z.string().max(40), slug: z.string().max(200) });

/** A card in the language of the page; `left`: what stays Ukrainian on a page in English, and why. */
export interface CardReading {
  readonly content: CardContent;
  readonly competence: Competence | undefined;
  readonly left: EnglishCard['left'];
  /** A text that stands beside the card, such as its provider. */
  readonly say: (uk: string) => string;
}

/** The service of the address with its card in force today. */
export interface VisitorService extends ServiceOnDay {
  readonly centre: PublicCentre;
  /** The card as the page of this language tells it. */
  readonly reading: CardReading | undefined;
  /** Address of the service page without the language. */
  readonly path: string;
}

/** Everything that the pages of one service are made of; 404 for an unknown centre or service. */
export async function visitorService(ctx: Context): Promise<VisitorService> {
  const { code, slug } = ctx.params(slugParams);
  const today = businessDate(ctx.services.clock.now());
  const [centre, found] = await Promise.all([
    centreOf(ctx),
    serviceOnDay(ctx.services.database.queries, code, slug, today),
  ]);
  if (!found) throw noSuchService(ctx);
  const { card, competence } = found;
  const reading = card && readingOf(ctx, card, competence);
  return { ...found, centre, reading, path: `/centres/${centre.code}/services/${slug}` };
}

/** The same where there must be a card: a list or a blank of a service without one leads nowhere. */
export async function visitorCard(
  ctx: Context,
): Promise<VisitorService & { readonly card: CardInForce; readonly reading: CardReading }> {
  const found = await visitorService(ctx);
  if (!found.card || !found.reading) throw noSuchService(ctx);
  return { ...found, card: found.card, reading: found.reading };
}

function readingOf(ctx: Context, card: CardInForce, competence: Competence | undefined): CardReading {
  const { content, translation } = card;
  if (ctx.locale === 'uk') return { content, competence, left: new Map(), say: (uk) => uk };
  const english = inEnglish(content, competence, translation);
  return { ...english, competence: competence && { ...competence, ...english.competence } };
}

const noSuchService = (ctx: Context) => new Problem('notFound', catalogueTexts[ctx.locale].missing.service);
