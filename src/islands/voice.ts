/** Plays recorded fragments one after the other, without gaps and never two sentences at once (KS-voice). */
export interface Voice {
  /** The browser lets sound out; false until somebody touched the screen or the kiosk allows it. */
  readonly audible: () => boolean;
  /** Says a sentence after what is being said; ends when it was heard. `volume` in per cent. Unknown fragments are passed over; an address is fetched. */
  readonly say: (fragments: readonly string[], volume: number, gong: boolean) => Promise<void>;
  /** Told whenever `audible` may have changed. */
  readonly onChange: (tell: () => void) => void;
}

/** Silence between fragments, seconds: the breath of a speaker before «підійдіть». */
const breath: Readonly<Record<string, number>> = { goto: 0.28, floor: 0.15 };
/** Recordings end in 25 ms of silence on both sides; they are laid over each other by this much, seconds. */
const overlap = 0.03;

/** `pack`: address of the file that `scripts/build.mjs` packs. It is fetched at once, so that a cut line silences nobody. */
export function createVoice(pack: string): Voice {
  const context = new AudioContext();
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  context.addEventListener('statechange', tell);
  const wake = () => void context.resume().catch(() => undefined);
  for (const touch of ['pointerdown', 'keydown', 'touchend']) window.addEventListener(touch, wake);
  wake();

  let loading: Promise<Map<string, ArrayBuffer>> | null = null;
  const load = () => {
    loading ??= fetchPack(pack).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  load().catch(() => undefined);
  const decoded = new Map<string, Promise<AudioBuffer>>();
  const bufferOf = async (name: string): Promise<AudioBuffer | null> => {
    const known = decoded.get(name);
    if (known) return known;
    if (name.startsWith('/')) return fetchSound(name);
    const bytes = (await load()).get(name);
    if (!bytes) return null;
    // Decoding takes the bytes away: a copy is given.
    const sound = context.decodeAudioData(bytes.slice(0));
    decoded.set(name, sound);
    sound.catch(() => decoded.delete(name));
    return sound;
  };

  /** A sentence that the server reads from text; a server that cannot answers 404, and it is passed over. */
  const fetchSound = async (address: string): Promise<AudioBuffer | null> => {
    const response = await fetch(address, { signal: AbortSignal.timeout(12_000) });
    return response.ok ? context.decodeAudioData(await response.arrayBuffer()) : null;
  };

  let turn: Promise<void> = Promise.resolve();
  const speak = async (fragments: readonly string[], volume: number, gong: boolean): Promise<void> => {
    const sounds = await Promise.all(
      fragments.map(async (name) => ({ name, sound: await bufferOf(name).catch(() => null) })),
    );
    if (context.state !== 'running' || volume <= 0) return;
    const loudness = context.createGain();
    loudness.gain.value = volume / 100;
    loudness.connect(context.destination);
    let at = context.currentTime + 0.05;
    if (gong) at = strike(context, loudness, at);
    const ends: Promise<void>[] = [];
    for (const { name, sound } of sounds) {
      if (!sound) continue;
      at += breath[name] ?? 0;
      const source = context.createBufferSource();
      source.buffer = sound;
      source.connect(loudness);
      ends.push(
        new Promise((resolve) => {
          source.addEventListener('ended', () => resolve(), { once: true });
        }),
      );
      source.start(at);
      at += sound.duration - overlap;
    }
    // Should the sound device vanish in the middle, the next sentence does not wait for ever.
    const longest = (at - context.currentTime + 2) * 1_000;
    await Promise.race([Promise.all(ends), new Promise((resolve) => window.setTimeout(resolve, longest))]);
    loudness.disconnect();
  };
  return {
    audible: () => context.state === 'running',
    onChange: (listener) => {
      listeners.push(listener);
    },
    say: (fragments, volume, gong) => {
      turn = turn.then(() => speak(fragments, volume, gong)).catch(() => undefined);
      return turn;
    },
  };
}

/** Two soft notes before a call; returns when speech may begin. */
function strike(context: AudioContext, out: AudioNode, at: number): number {
  for (const [delay, pitch] of [
    [0, 784],
    [0.28, 587],
  ] as const) {
    const tone = context.createOscillator();
    const swell = context.createGain();
    tone.frequency.value = pitch;
    swell.gain.setValueAtTime(0.0001, at + delay);
    swell.gain.exponentialRampToValueAtTime(0.4, at + delay + 0.03);
    swell.gain.exponentialRampToValueAtTime(0.0001, at + delay + 0.9);
    tone.connect(swell).connect(out);
    tone.start(at + delay);
    tone.stop(at + delay + 1);
  }
  return at + 1.1;
}

/** Four bytes of length, an index of names, then the recordings. */
async function fetchPack(address: string): Promise<Map<string, ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no voice: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const head = new DataView(bytes).getUint32(0, true);
  const index: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, head)));
  const fragments = new Map<string, ArrayBuffer>();
  if (typeof index !== 'object' || index === null) return fragments;
  for (const [name, place] of Object.entries(index)) {
    const [start, length]: unknown[] = Array.isArray(place) ? place : [];
    if (typeof start !== 'number' || typeof length !== 'number') continue;
    fragments.set(name, bytes.slice(4 + head + start, 4 + head + start + length));
  }
  return fragments;
}
