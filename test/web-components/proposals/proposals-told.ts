import type { OpenProposals, Proposal } from '../../../server/proposals/proposals.contract.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';

export const idOf = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Proposed `n` minutes ago by officer `n`, for as long as a proposal waits. */
export const proposed = (n: number, changes: Partial<Proposal> = {}): Proposal => ({
  ...{ id: idOf(n), kind: 'verify_without_proof', because: 'Their ministry vouches for them by telephone' },
  proposedAt: new Date(Date.now() - n * 60_000).toISOString(),
  proposedBy: { id: idOf(100 + n), name: `Officer ${n}` },
  expiresAt: new Date(Date.now() + (15 - n) * 60_000).toISOString(),
  delegate: {
    ...{ id: idOf(200 + n), name: '沈望舒', nameLatin: 'Shen Wangshu', country: 'CN', category: 'speaker' },
    affiliation: 'Lakeside Institute',
  },
  stationNumber: 4,
  ...changes,
});

/** What waits for a second person, as told over the live connection of this page. */
export class ProposalsTold {
  #state: OpenProposals;
  #revision = 0;
  #say: (frame: unknown) => void = () => undefined;

  constructor(...proposals: Proposal[]) {
    this.#state = stateOf(proposals);
    const open: ConstructorParameters<typeof LiveClient>[0]['open'] = ({ onOpen, onText }) => {
      this.#say = (frame) => onText(JSON.stringify(frame));
      queueMicrotask(onOpen);
      const isAsked = (text: string) => {
        const { type, topic } = JSON.parse(text);
        return type === 'subscribe' && topic === 'proposals';
      };
      return { send: (text) => isAsked(text) && this.#tell(), close: () => undefined };
    };
    replacePageClient(new LiveClient({ open }));
  }

  tell(...proposals: Proposal[]): void {
    this.#state = stateOf(proposals);
    this.#tell();
  }

  stale(): void {
    this.#say({ type: 'stale', key: 'proposals', since: new Date().toISOString() });
  }

  #tell(): void {
    this.#revision += 1;
    const revision = ['test', this.#revision];
    this.#say({ type: 'snapshot', key: 'proposals', revision, declared: 'first', state: this.#state });
  }
}

const stateOf = (proposals: readonly Proposal[]): OpenProposals => ({
  proposals: Object.fromEntries(proposals.map((one) => [one.id, one])),
});
