import { ocrbOutlines, ocrbPitch } from '../../support/ocr-b.ts';

/** A camera of a station, before which documents are held and taken away. */
export class StationCamera {
  lines: readonly string[] = [];
  readonly stream: MediaStream;
  readonly #context: CanvasRenderingContext2D;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(readonly brightness = 1) {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    this.#context = canvas.getContext('2d')!;
    this.#timer = setInterval(() => this.#draw(), 60);
    this.stream = canvas.captureStream(15);
  }

  stop() {
    clearInterval(this.#timer);
    for (const track of this.stream.getTracks()) track.stop();
  }

  get isOn(): boolean {
    return this.stream.getTracks().every(({ readyState }) => readyState === 'live');
  }

  /** A little askew and by a hand that is never quite still. */
  #draw() {
    const context = this.#context;
    const shade = (grey: number) => `rgb(${[grey, grey, grey].map((part) => part * this.brightness).join(',')})`;
    context.resetTransform();
    context.fillStyle = shade(70);
    context.fillRect(0, 0, 1280, 720);
    context.translate(640 + Math.random() * 2, 360 + Math.random() * 2);
    context.rotate(0.02);
    context.fillStyle = shade(220);
    context.fillRect(-580, -400, 1160, 500);
    context.fillStyle = shade(40);
    const pitch = 1024 / Math.max(30, ...this.lines.map(({ length }) => length));
    for (const [row, line] of this.lines.entries()) {
      for (const [at, char] of [...line].entries()) this.#write(char, -512 + at * pitch, row * pitch * 2.4, pitch);
    }
  }

  #write(char: string, x: number, y: number, pitch: number) {
    const size = pitch / ocrbPitch;
    this.#context.save();
    this.#context.translate(x, y);
    this.#context.scale(size, -size);
    this.#context.fill(new Path2D(ocrbOutlines[char]));
    this.#context.restore();
  }
}
