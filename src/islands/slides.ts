/** Turns the slides beside the calls. A picture or video that cannot be shown is passed over (KS-voice). */
export function turnSlides(root: ParentNode): () => void {
  const slides = [...root.querySelectorAll<HTMLElement>('[data-slide]')];
  const box = root.querySelector<HTMLElement>('[data-slides]');
  const broken = new Set<HTMLElement>();
  let current = -1;
  let timer = 0;
  const ended = new AbortController();
  const { signal } = ended;

  const next = () => {
    window.clearTimeout(timer);
    for (let step = 1; step <= slides.length; step += 1) {
      const index = (current + step) % slides.length;
      const slide = slides[index];
      if (slide && !broken.has(slide)) {
        show(index, slide);
        return;
      }
    }
    // Nothing can be shown: the calls take the whole screen, and later it is tried again.
    if (box) box.hidden = true;
    timer = window.setTimeout(() => {
      broken.clear();
      next();
    }, 600_000);
  };

  const show = (index: number, slide: HTMLElement) => {
    current = index;
    if (box) box.hidden = false;
    for (const one of slides) {
      one.hidden = one !== slide;
      if (one !== slide) one.querySelector('video')?.pause();
    }
    const seconds = Number(slide.dataset.seconds) || 15;
    timer = window.setTimeout(next, seconds * 1_000);
    const video = slide.querySelector('video');
    if (!video) return;
    video.currentTime = 0;
    for (const track of video.textTracks) track.mode = 'showing';
    video.play().catch(() => {
      // A browser that pauses a hidden tab also refuses; only a video that cannot be decoded is broken.
      if (video.error) fail(slide);
    });
  };

  const fail = (slide: HTMLElement) => {
    broken.add(slide);
    if (slides[current] === slide) next();
  };

  for (const slide of slides) {
    const media = slide.querySelector<HTMLImageElement | HTMLVideoElement>('img, video');
    media?.addEventListener('error', () => fail(slide), { signal });
    if (media instanceof HTMLImageElement && media.complete && media.naturalWidth === 0) broken.add(slide);
    if (media instanceof HTMLVideoElement) media.addEventListener('ended', next, { signal });
  }
  if (slides.length > 0) next();
  return () => {
    ended.abort();
    window.clearTimeout(timer);
    for (const slide of slides) slide.querySelector('video')?.pause();
  };
}
