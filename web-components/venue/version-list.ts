import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { VenueVersion } from '../../server/wayfinding/versions/versions.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { fileOfVersion, type VenueServer } from './venue-server.ts';
import { planSize, stateName } from './venue-words.ts';

/** Every version there is, newest first: to be downloaded, and to be put back. Fires `drafted`. */
@customElement('cw-version-list')
export class VersionList extends LitElement {
  @property({ attribute: false }) server?: VenueServer;
  /** Absent while it is on its way. */
  @property({ attribute: false }) versions?: readonly VenueVersion[] | undefined;
  @state() private busyWith = '';
  @state() private fault = '';

  static override styles = [
    base,
    text,
    beam,
    buttons,
    loading,
    css`
      :host { display: block; }
      li { display: grid; grid-template-columns: 9rem minmax(0, 1fr) auto; gap: var(--s1) var(--s4); align-items: start; padding-block: var(--s3); border-block-end: 1px solid var(--line); }
      li > div { min-width: 0; overflow-wrap: anywhere; }
      .load.wide { width: 60%; }
      li.is-used { border-inline-start: 4px solid var(--accent); padding-inline-start: var(--s3); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s2); justify-content: flex-end; }
      @media (max-width: 900px) { li { grid-template-columns: minmax(0, 1fr); } .acts { justify-content: flex-start; } }
    `,
  ];

  override render() {
    const { versions } = this;
    return html`<section class="beam">
      <div class="head"><h2>${msg('Versions')}</h2></div>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${versions?.length === 0 ? html`<p class="quiet">${msg('Each plan that you publish stands here, to be put back if the next one is worse.')}</p>` : nothing}
      <ul aria-busy=${versions === undefined}>${
        versions
          ? repeat(
              versions,
              ({ id }) => id,
              (version) => this.#row(version),
            )
          : [1, 2, 3].map(() => html`<li><span class="load"></span><span class="load wide"></span></li>`)
      }</ul>
    </section>`;
  }

  #row(version: VenueVersion) {
    const { id, number, state, source, madeAt, madeBy, publishedAt } = version;
    const isBefore = state === 'superseded' || state === 'discarded';
    const since = publishedAt ? msg(str`published ${formatDateTime(publishedAt)}`) : formatDateTime(madeAt);
    return html`<li class=${state === 'published' ? 'is-used' : ''}>
      <div><p><b>${msg(str`Version ${number}`)}</b></p><p class="small quiet">${stateName(state)}</p></div>
      <div><p class="name" dir="auto">${source}</p><p class="small quiet">${planSize(version)}</p><p class="small quiet">${since}${madeBy ? html` · <bdi>${madeBy}</bdi>` : nothing}</p></div>
      <div class="acts">
        <a class="btn btn--small" download=${`venue-${number}.imdf.zip`} href=${fileOfVersion(id, 'imdf')} aria-label=${msg(str`Download version ${number} as IMDF`)}><cw-icon name="download"></cw-icon>IMDF</a>
        <a class="btn btn--small" download=${`venue-${number}.json`} href=${fileOfVersion(id, 'plan')} aria-label=${msg(str`Download version ${number} as JSON`)}><cw-icon name="download"></cw-icon>JSON</a>
        ${isBefore ? html`<button class="btn btn--small" type="button" ?disabled=${this.busyWith !== ''} aria-label=${msg(str`Put version ${number} back`)} @click=${() => this.#restore(id)}><cw-icon name="undo"></cw-icon>${msg('Put back', { id: 'put-version-back' })}</button>` : nothing}
      </div>
    </li>`;
  }

  /** It becomes the draft, so that what it changes is seen before it is published. */
  async #restore(id: string) {
    this.busyWith = id;
    this.fault = '';
    try {
      await this.server?.restore(id);
      this.dispatchEvent(new CustomEvent('drafted'));
    } catch (error) {
      this.fault = sentenceOfError(error);
    } finally {
      this.busyWith = '';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-version-list': VersionList;
  }
}
