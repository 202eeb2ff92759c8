import type { Verdict } from '../../db/vocabulary.ts';

const mutedAs = 'causeway.gate.muted';

interface Note {
  readonly hz: number;
  readonly fromMs: number;
  readonly forMs: number;
  readonly wave: OscillatorType;
}

const note = (hz: number, fromMs: number, forMs: number, wave: OscillatorType = 'sine'): Note => ({
  hz,
  fromMs,
  forMs,
  wave,
});

/** What is to be heard: a verdict, that a supervisor let somebody in after all, or that there is none. */
export type Tune = Verdict | 'overridden' | 'fault';

/** Told apart by rhythm and direction, not by pitch alone: two up, three level, one long and low; low and then two up. */
const tunes: Readonly<Record<Tune, readonly Note[]>> = {
  admit: [note(880, 0, 90), note(1318, 100, 160)],
  refer: [note(660, 0, 110, 'triangle'), note(660, 170, 110, 'triangle'), note(660, 340, 110, 'triangle')],
  refuse: [note(196, 0, 520, 'square'), note(147, 180, 340, 'square')],
  overridden: [note(196, 0, 160, 'square'), note(880, 220, 90), note(1318, 320, 160)],
  fault: [note(330, 0, 200, 'triangle'), note(247, 240, 260, 'triangle')],
};

/** The verdict for the ear. Browsers allow sound after the first key or touch; until then it is quietly left out. */
export class Tones {
  #context: AudioContext | undefined;

  get isMuted(): boolean {
    return localStorage.getItem(mutedAs) === 'yes';
  }

  set isMuted(muted: boolean) {
    localStorage.setItem(mutedAs, muted ? 'yes' : 'no');
  }

  play(tune: Tune): void {
    if (this.isMuted || !('AudioContext' in window)) return;
    this.#context ??= new AudioContext();
    const context = this.#context;
    if (context.state === 'suspended') void context.resume();
    for (const each of tunes[tune]) sound(context, each);
  }
}

function sound(context: AudioContext, { hz, fromMs, forMs, wave }: Note): void {
  const start = context.currentTime + fromMs / 1000;
  const end = start + forMs / 1000;
  const loudness = wave === 'square' ? 0.12 : 0.3;
  const volume = context.createGain();
  // Risen and fallen softly: a hard edge clicks.
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + 0.01);
  volume.gain.setValueAtTime(loudness, end - 0.03);
  volume.gain.linearRampToValueAtTime(0, end);
  const oscillator = context.createOscillator();
  oscillator.type = wave;
  oscillator.frequency.value = hz;
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
