import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnNetwork } from '../../server/network-access/network-access.contract.ts';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { text } from '../styles/text.ts';
import { networkWords } from '../wifi/network-words.ts';
import type { DelegateServer } from './delegate-server.ts';

/** The way to the page of the Wi-Fi, and how that stands; nothing where the conference has none of its own. */
@customElement('cw-wifi-line')
export class WifiLine extends LitElement {
  @property({ attribute: false }) server!: Pick<DelegateServer, 'network'>;
  /** Asked for anew whenever this is, for what changes it changes that. */
  @property({ attribute: false }) page!: DelegatePage;
  @state() private network: OwnNetwork | undefined;

  static override styles = [
    base,
    text,
    css`
      :host { display: block; }
      a { display: flex; align-items: center; gap: var(--s3); min-height: 3.25rem; padding-block: var(--s1); border-block-start: 1px solid var(--line-strong); text-decoration: none; font: 700 0.9375rem/1.5rem var(--font-ui); }
      .what { white-space: nowrap; }
      .how { display: flex; align-items: center; gap: var(--s2); flex: 1; min-width: 0; justify-content: end; font: var(--type-small); color: var(--ink-2); --mark-size: 1rem; }
    `,
  ];

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('page')) void this.#load();
  }

  /** What cannot be asked is left as it was: the way is there all the same. */
  async #load() {
    this.network = await this.server.network().catch(() => this.network);
  }

  override render() {
    if (this.network && !this.network.wifi) return nothing;
    return html`<a href="/wifi/">
      <cw-icon name="wifi"></cw-icon><span class="what">${msg('Wi-Fi')}</span>
      <span class="how">${this.network ? this.#how(this.network) : nothing}</span>
      <cw-icon name="right" onward></cw-icon>
    </a>`;
  }

  #how(network: OwnNetwork) {
    const { mark, inShort } = networkWords(network, this.page.conference.timeZone);
    return html`<cw-mark kind=${mark}></cw-mark>${inShort}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-wifi-line': WifiLine;
  }
}
