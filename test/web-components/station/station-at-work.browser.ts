import { html, render } from 'lit';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { WaitingPerson } from '../../../server/identity/identity.contract.ts';
import { topicKey } from '../../../server/live/define-topic.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import type { StationServer } from '../../../web-components/station/station-server.ts';
import '../../../web-components/station/station-work.ts';
import '../../../web-components/styles/page.css';
import { officer, waiting } from './people.ts';

const key = topicKey({ name: 'station-queue' }, { stationId: 'station-4' });

/** A station with two people in its queue, a server whose verbs are looked at, and what it says live. */
export class StationAtWork {
  readonly people = [
    waiting(1),
    waiting(2, { name: '陆知微', nameLatin: 'Lu Zhiwei', country: 'CN', category: 'speaker' }),
  ];
  readonly server: { [verb in keyof StationServer]: ReturnType<typeof vi.fn> } = {
    takeNext: vi.fn(async () => this.people[0]),
    take: vi.fn(async (id: string) => this.people.find(({ verificationId }) => verificationId === id)),
    decision: vi.fn(async () => ({})),
    renew: vi.fn(async () => undefined),
    release: vi.fn(async () => undefined),
    verify: vi.fn(async () => undefined),
    refuse: vi.fn(async () => undefined),
    passOn: vi.fn(async () => undefined),
    absent: vi.fn(async () => undefined),
    propose: vi.fn(async () => undefined),
  };
  #say: (frame: unknown) => void = () => undefined;

  connect() {
    const open: ConstructorParameters<typeof LiveClient>[0]['open'] = ({ onOpen, onText }) => {
      this.#say = (frame) => onText(JSON.stringify(frame));
      queueMicrotask(onOpen);
      return {
        send: (text) => JSON.parse(text).type === 'subscribe' && this.tell(this.people),
        close: () => undefined,
      };
    };
    replacePageClient(new LiveClient({ open }));
  }

  tell(waitingNow: readonly WaitingPerson[]) {
    const byId = Object.fromEntries(waitingNow.map((person) => [person.verificationId, person]));
    const state = { station: { number: 4, place: { en: 'left of the bridge' } }, waiting: byId, verifiedToday: 86 };
    this.#say({ type: 'snapshot', key, revision: ['test', 1], declared: 'first', state });
  }

  async open(staff = officer) {
    render(
      html`<cw-station-work .server=${this.server as unknown as StationServer} .stationId=${'station-4'} .staff=${staff}></cw-station-work>`,
      document.body,
    );
    await expect.element(page.getByText('Waiting 2')).toBeVisible();
    return document.querySelector('cw-station-work')!;
  }
}

/** A new one for each test. */
export function useStation(): () => StationAtWork {
  let station: StationAtWork;
  beforeEach(async () => {
    await page.viewport(1280, 800);
    station = new StationAtWork();
    station.connect();
  });
  afterEach(() => render(html``, document.body));
  return () => station;
}

export const verified = () => page.getByRole('button', { name: /^Verified/ });
/** The keyboard is in the field of the four characters then. */
export const chooseLastFour = () => page.getByRole('button', { name: 'Last four' }).click();
export const fault = (code: string, status: number) =>
  new ApiProblem({ type: 'about:blank', title: code, status, code });
