import { fileSize } from '#modules/site/rules/files.ts';
import type { Context } from '#platform/http/context.ts';
import { Heading } from '#ui/heading.tsx';
import type { CardVideo } from '../../data/video.ts';
import { catalogueTexts } from '../../messages.ts';

/** The film with its captions; `at`: address of its files without the language, `at` itself is the film. */
export function Film({ ctx, video, at }: { ctx: Context; video: CardVideo; at: string }) {
  const t = catalogueTexts[ctx.locale].video;
  // Browsers keep both for an hour: another edition is another address.
  const mark = `?edition=${video.edition}`;
  return (
    <>
      <video class="v-film" controls playsInline preload="metadata" aria-label={t.label}>
        <source src={`${at}${mark}`} type={video.mediaType} />
        <track kind="captions" src={`${at}/captions${mark}`} srcLang="uk" label={t.captions} default />
      </video>
      <p>
        <a class="ds-link" href={`${at}${mark}`} download>
          {t.download}
        </a>{' '}
        <span class="v-muted">({fileSize(ctx.locale, video.bytes)})</span>
      </p>
    </>
  );
}

/** The card told in sign language, on its public page (BR-9). The page itself is the transcript. */
export function SignVideo({ ctx, video, path }: { ctx: Context; video: CardVideo; path: string }) {
  const t = catalogueTexts[ctx.locale].video;
  return (
    <section class="v-stack v-screen-only" data-gap="sm" aria-labelledby="sign-language">
      <Heading level={2} id="sign-language" size="sm">
        {t.heading}
      </Heading>
      <Film ctx={ctx} video={video} at={`${path}/video`} />
      <p class="v-muted">{t.transcript}</p>
    </section>
  );
}
