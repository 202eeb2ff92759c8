import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { cameraWanted } from './camera-choice.ts';

export type CameraState = 'starting' | 'running' | 'blocked' | 'absent' | 'busy';

const stateOfError = (error: unknown): CameraState => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'absent';
};

/** The host shows the stream in a video of its own. */
interface CameraHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly video: HTMLVideoElement | null;
}

/** A camera that looks at others, on while its element is in sight: its light never stays on after that. */
export class CameraController implements ReactiveController {
  state: CameraState = 'starting';
  readonly #host: CameraHost;
  readonly #size: MediaTrackConstraints;
  #stream: MediaStream | undefined;

  constructor(host: CameraHost, size: MediaTrackConstraints) {
    this.#host = host;
    this.#size = size;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#visibilityChanged);
    void this.start();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#visibilityChanged);
    this.#stop();
  }

  readonly start = async (): Promise<void> => {
    if (this.#stream || document.visibilityState === 'hidden') return;
    this.#become('starting');
    try {
      const video = { ...cameraWanted('environment'), ...this.#size };
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (!this.#host.isConnected || this.#stream) return stopTracks(stream);
      this.#stream = stream;
      for (const track of stream.getTracks()) track.addEventListener('ended', () => this.#lost());
      await this.#host.updateComplete;
      if (this.#host.video) {
        this.#host.video.srcObject = stream;
        await this.#host.video.play();
      }
      this.#become('running');
    } catch (error) {
      this.#stop();
      this.#become(stateOfError(error));
    }
  };

  readonly #visibilityChanged = () => {
    if (document.visibilityState === 'visible') void this.start();
    else this.#stop();
  };

  #lost(): void {
    this.#stop();
    this.#become('absent');
  }

  #stop(): void {
    if (this.#stream) stopTracks(this.#stream);
    this.#stream = undefined;
  }

  #become(state: CameraState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
