import { Bilingual, type BilingualProps } from '#ui/bilingual.tsx';
import type { Slide } from '../../data/slides.ts';
import { boardsEn } from '../../messages/boards.en.ts';
import { boardsUk } from '../../messages/boards.uk.ts';

/** Slides beside the calls, one in view; they have a column of their own, so none can cover a call. */
export function SlidesBeside(props: { slides: readonly Slide[]; languages: BilingualProps['languages'] }) {
  return (
    <div class="v-slides" data-slides>
      <h2 class="ds-sr-only">
        <Bilingual uk={boardsUk.wall.slides} en={boardsEn.wall.slides} languages={props.languages} />
      </h2>
      {props.slides.map((slide, index) => (
        <OneSlide key={slide.id} slide={slide} languages={props.languages} hidden={index > 0} />
      ))}
    </div>
  );
}

function OneSlide(props: { slide: Slide; languages: BilingualProps['languages']; hidden: boolean }) {
  const { slide, languages } = props;
  const media = slide.fileId ? `/board/media/${slide.fileId}` : '';
  const alt = languages === 'en' ? slide.altEn || slide.altUk : slide.altUk;
  return (
    <article class="v-slide" data-slide={slide.kind} data-seconds={slide.seconds} hidden={props.hidden}>
      {slide.kind === 'image' && <img src={media} alt={alt} decoding="async" />}
      {slide.kind === 'video' && (
        <video src={media} muted playsInline preload="none" title={alt}>
          {slide.captionsId && (
            <track
              kind="captions"
              src={`/board/media/${slide.captionsId}`}
              srcLang="uk"
              label="Українська"
              default
            />
          )}
        </video>
      )}
      {slide.titleUk !== '' && (
        <h3>
          <Bilingual uk={slide.titleUk} en={slide.titleEn} languages={languages} />
        </h3>
      )}
      {slide.bodyUk !== '' && (
        <p>
          <Bilingual uk={slide.bodyUk} en={slide.bodyEn} languages={languages} />
        </p>
      )}
    </article>
  );
}
