import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  BadgeLayout,
  FaceNotice,
  PreviewSample,
} from '../../../server/registration/printing/printing.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import type { DesignServer } from './design-server.ts';

/** A preview is asked for when nothing has changed for so long. */
const quietMs = 120;

/** What a preview shows. */
export interface Previewed {
  layout: BadgeLayout;
  sample: PreviewSample;
  artworkOf?: string | undefined;
}

/** Keeps the picture of a badge up to date: the last one stays until the next is there. */
export class PreviewController implements ReactiveController {
  picture = '';
  notices: readonly FaceNotice[] = [];
  fault = '';
  readonly #host: ReactiveControllerHost;
  readonly #server: () => DesignServer;
  #timer: number | undefined;
  #asked = 0;
  #shown = '';

  constructor(host: ReactiveControllerHost, server: () => DesignServer) {
    this.#host = host;
    this.#server = server;
    host.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
    this.#asked += 1;
    this.#shown = '';
    this.#show('');
  }

  /** Shows this soon, unless it is shown already. `change` tells versions of the artwork apart. */
  show(previewed: Previewed, change = ''): void {
    const key = JSON.stringify([previewed, change]);
    if (key === this.#shown) return;
    this.#shown = key;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(previewed), quietMs);
  }

  async #ask({ layout, sample, artworkOf }: Previewed): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const { svg, notices } = await this.#server().preview(layout, sample, artworkOf);
      if (asked !== this.#asked) return;
      this.notices = notices;
      this.fault = '';
      this.#show(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.fault = sentenceOfError(error);
      this.#shown = '';
    }
    this.#host.requestUpdate();
  }

  #show(picture: string): void {
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.picture = picture;
  }
}
