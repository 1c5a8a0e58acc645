import type { CardContent } from '../schema.ts';
import type { ExchangedCompetence, ExchangedService } from '../schemas/exchange.ts';
import { type CardDoubt, cardDoubts } from './cardDoubts.ts';
import type { CardState } from './cardFlow.ts';
import { plain } from './exchangeSheets.ts';
import { stableText } from './stableText.ts';
import type { TopicKind } from './topics.ts';

/** What a service may be given in a centre, within the worker's reach. */
export interface CataloguePlace {
  readonly providers: readonly { readonly id: string; readonly name: string; readonly shortName: string }[];
  readonly groups: readonly { readonly id: string; readonly letter: string }[];
  readonly lists: readonly { readonly id: string; readonly number: string; readonly decidedOn: string }[];
  readonly topics: readonly { readonly id: string; readonly kind: TopicKind; readonly name: string }[];
}

/** What a service is, but for its card and who decides. */
export interface ServiceFacts {
  readonly listId: string;
  readonly listNumber: number;
  readonly name: string;
  readonly plainNameUk: string;
  readonly plainNameEn: string;
  readonly groupId: string;
  readonly averageMinutes: number;
  readonly express: boolean;
  readonly guideId: string | null;
  readonly synonyms: readonly string[];
  /** Identifiers of life situations and categories, sorted. */
  readonly topics: readonly string[];
}

export interface NewestCard {
  readonly id: string;
  readonly version: number;
  readonly edition: number;
  readonly state: CardState;
  readonly content: CardContent;
}

/** A service as the catalogue knows it now. */
export interface KnownService {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly active: boolean;
  readonly inReach: boolean;
  readonly provider: { readonly name: string; readonly shortName: string };
  readonly facts: ServiceFacts;
  readonly competence: readonly ExchangedCompetence[];
  readonly newest: NewestCard | undefined;
}

/** What stands against a service of the file; `path` is that of the file. */
export type StateFault =
  | { readonly kind: 'unknownProvider' | 'ambiguousProvider' | 'unknownTopic'; readonly name: string }
  | { readonly kind: 'unknownGroup'; readonly letter: string }
  | { readonly kind: 'unknownList'; readonly number: string; readonly date: string }
  | { readonly kind: 'numberTaken'; readonly number: number; readonly slug: string }
  | { readonly kind: 'competenceGone' | 'repeatedDate'; readonly date: string }
  | {
      readonly kind:
        | 'otherProvider'
        | 'closed'
        | 'foreign'
        | 'noCompetence'
        | 'serviceOvertaken'
        | 'cardOvertaken'
        | 'onApproval';
    }
  | CardDoubt;
export type Say = (path: readonly (string | number)[], fault: StateFault) => void;

export type FactName = Exclude<keyof ServiceFacts, 'listId' | 'groupId'> | 'list' | 'group';

/** What the import of one service does. */
export interface ServicePlan {
  readonly slug: string;
  readonly plainName: string;
  /** Null: a new service. */
  readonly serviceId: string | null;
  /** Of a new service alone. */
  readonly providerId: string | null;
  readonly providerName: string;
  readonly after: ServiceFacts;
  /** The facts to be changed, of a service that is there. */
  readonly change: {
    readonly version: number;
    readonly before: ServiceFacts;
    readonly fields: readonly FactName[];
  } | null;
  readonly competence: readonly ExchangedCompetence[];
  readonly draft: {
    readonly content: CardContent;
    readonly newest: Omit<NewestCard, 'content'> | null;
  } | null;
}

/** What importing a service of the file would do; undefined when nothing, or when something stands against it. */
export function planService(
  place: CataloguePlace,
  known: KnownService | undefined,
  item: ExchangedService,
  say: Say,
): ServicePlan | undefined {
  let faults = 0;
  const wrong: Say = (path, fault) => {
    faults += 1;
    say(path, fault);
  };
  if (known && !known.inReach) wrong(['slug'], { kind: 'foreign' });
  else if (known && !known.active) wrong(['slug'], { kind: 'closed' });
  const provider = known ? sameProvider(known, item, wrong) : providerNamed(place, item, wrong);
  const after = factsOf(place, item, wrong);
  const competence = competenceOf(known, item, wrong);
  const content = item.card && !same(item.card, known?.newest?.content) ? item.card : null;
  if (content) {
    const { newest } = known ?? {};
    if (newest?.state === 'onApproval') wrong(['card'], { kind: 'onApproval' });
    else if (newest && item.cardVersion !== null && item.cardVersion !== cardVersionOf(newest))
      wrong(['cardVersion'], { kind: 'cardOvertaken' });
    for (const doubt of cardDoubts(content)) wrong(['card', ...doubt.path], doubt);
  }
  const fields = known && after ? changedFacts(known.facts, after) : [];
  if (known && fields.length > 0 && item.version !== null && item.version !== known.version)
    wrong(['version'], { kind: 'serviceOvertaken' });
  if (faults > 0 || !after || !provider) return undefined;
  if (known && fields.length === 0 && competence.length === 0 && !content) return undefined;
  const newest = known?.newest;
  return {
    slug: item.slug,
    plainName: item.plainNameUk,
    serviceId: known?.id ?? null,
    providerId: known ? null : provider.id,
    providerName: provider.name,
    after,
    change: known && fields.length > 0 ? { version: known.version, before: known.facts, fields } : null,
    competence,
    draft: content && {
      content,
      newest: newest
        ? { id: newest.id, version: newest.version, edition: newest.edition, state: newest.state }
        : null,
    },
  };
}

/** Version and edition of a card as files tell them. */
export const cardVersionOf = ({ version, edition }: Pick<NewestCard, 'version' | 'edition'>): string =>
  `${version}.${edition}`;

const same = (a: unknown, b: unknown): boolean => stableText(a) === stableText(b);

const called = (provider: { readonly name: string; readonly shortName: string }, name: string): boolean =>
  plain(provider.name) === plain(name) || plain(provider.shortName) === plain(name);

function sameProvider(known: KnownService, item: ExchangedService, wrong: Say): { id: null; name: string } {
  if (!called(known.provider, item.provider)) wrong(['provider'], { kind: 'otherProvider' });
  return { id: null, name: known.provider.name };
}

function providerNamed(
  { providers }: CataloguePlace,
  { provider: name }: ExchangedService,
  wrong: Say,
): { id: string; name: string } | undefined {
  const exact = providers.filter((one) => plain(one.name) === plain(name));
  const found = exact.length > 0 ? exact : providers.filter((one) => called(one, name));
  if (found.length !== 1)
    wrong(['provider'], { kind: found.length === 0 ? 'unknownProvider' : 'ambiguousProvider', name });
  return found.length === 1 ? found[0] : undefined;
}

function factsOf(place: CataloguePlace, item: ExchangedService, wrong: Say): ServiceFacts | undefined {
  const group = place.groups.find(({ letter }) => letter === item.groupLetter);
  if (!group) wrong(['groupLetter'], { kind: 'unknownGroup', letter: item.groupLetter });
  const list = listOf(place, item);
  if (!list)
    wrong(['listDecision'], { kind: 'unknownList', number: item.listDecision, date: item.listDecidedOn });
  const topicsNamed = (kind: TopicKind, path: string, names: readonly string[]) =>
    names.flatMap((name, at) => {
      const topic = place.topics.find((one) => one.kind === kind && plain(one.name) === plain(name));
      if (!topic) wrong([path, at], { kind: 'unknownTopic', name });
      return topic ? [topic.id] : [];
    });
  const topics = [
    ...topicsNamed('situation', 'situations', item.situations),
    ...topicsNamed('category', 'categories', item.categories),
  ];
  if (!group || !list) return undefined;
  const { listNumber, name, plainNameUk, plainNameEn, averageMinutes, express, guideId } = item;
  return {
    listId: list.id,
    listNumber,
    name,
    plainNameUk,
    plainNameEn,
    groupId: group.id,
    averageMinutes,
    express,
    guideId,
    synonyms: [...new Set(item.synonyms)],
    topics: [...new Set(topics)].sort(),
  };
}

export const listOf = (
  { lists }: CataloguePlace,
  { listDecision, listDecidedOn }: Pick<ExchangedService, 'listDecision' | 'listDecidedOn'>,
): { readonly id: string } | undefined =>
  lists.find(({ number, decidedOn }) => number === listDecision && decidedOn === listDecidedOn);

function changedFacts(before: ServiceFacts, after: ServiceFacts): FactName[] {
  const names = Object.keys(after).filter((name): name is keyof ServiceFacts => name in after);
  return names
    .filter((name) => !same(before[name], after[name]))
    .map((name) => (name === 'listId' ? 'list' : name === 'groupId' ? 'group' : name));
}

/** Rules to be written: those of new dates and changed ones. A rule that was recorded is not taken out. */
function competenceOf(
  known: KnownService | undefined,
  { competence: rules }: ExchangedService,
  wrong: Say,
): readonly ExchangedCompetence[] {
  if (!rules) {
    if (!known) wrong(['competence'], { kind: 'noCompetence' });
    return [];
  }
  const dates = new Set<string>();
  for (const [at, { validFrom }] of rules.entries()) {
    if (dates.has(validFrom))
      wrong(['competence', at, 'validFrom'], { kind: 'repeatedDate', date: validFrom });
    dates.add(validFrom);
  }
  const before = known?.competence ?? [];
  for (const { validFrom } of before)
    if (!dates.has(validFrom)) wrong(['competence'], { kind: 'competenceGone', date: validFrom });
  return rules.filter(
    (rule) =>
      !same(
        rule,
        before.find(({ validFrom }) => validFrom === rule.validFrom),
      ),
  );
}

/** One number of a list is one service (KC-9): `taken` is who has it now, by `numberKey`. */
export function planNumbers(
  place: CataloguePlace,
  taken: ReadonlyMap<string, string>,
  items: readonly ExchangedService[],
  say: (at: number, fault: StateFault) => void,
): void {
  const mentioned = new Set(items.map(({ slug }) => slug));
  const owners = new Map([...taken].filter(([, slug]) => !mentioned.has(slug)));
  for (const [at, item] of items.entries()) {
    const list = listOf(place, item);
    if (!list) continue;
    const key = numberKey(list.id, item.listNumber);
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, item.slug);
    else say(at, { kind: 'numberTaken', number: item.listNumber, slug: owner });
  }
}

export const numberKey = (listId: string, number: number): string => `${listId} ${number}`;
