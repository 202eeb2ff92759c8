import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { personalData } from '../../server/privacy/personal-data.contract.ts';
import type { OwnData } from '../../server/privacy/privacy.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { countryName, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { untilWords, whatIsKept, whyItIsKept } from './datum-words.ts';
import type { DelegateServer } from './delegate-server.ts';
import { folded } from './folded.styles.ts';
import './own-wishes.ts';

type Kind = OwnData['kinds'][number];

/** What is kept of the delegate, why and until when; a copy to take along; and what they can do about it. */
@customElement('cw-own-data')
export class OwnDataElement extends LitElement {
  @property({ attribute: false }) server!: DelegateServer;
  /** The registration is over already: there is nothing to withdraw. */
  @property({ type: Boolean, attribute: 'is-over' }) isOver = false;
  @state() private data?: OwnData | undefined;
  @state() private error: unknown;
  @state() private isBusy = false;
  @state() private said = '';

  static override styles = [
    base,
    text,
    beam,
    folded,
    buttons,
    css`
      dl { margin: 0 0 var(--s4); }
      .kind { display: grid; gap: var(--s1); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
      dt { font-weight: 600; }
      dd { margin: 0; overflow-wrap: anywhere; }
      .values { display: flex; flex-wrap: wrap; gap: 0 var(--s3); }
      .intro { margin-block: 0 var(--s2); }
      cw-own-wishes { display: block; margin-block-start: var(--s5); }
    `,
  ];

  override render() {
    return html`<details class="beam" @toggle=${this.#toggled}>
      <summary>${msg('Your data')}</summary>
      <p class="small quiet intro">${msg('This is all that is kept of you here, what it is for, and how long.')}</p>
      ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
      ${this.data ? this.#list(this.data) : nothing}
      <button class="btn" type="button" ?disabled=${this.isBusy} @click=${this.#download}>${msg('Download a copy')}</button>
      <p role="status" class="small quiet">${this.said}</p>
      ${
        this.data
          ? html`<cw-own-wishes .server=${this.server} ?is-over=${this.isOver} asked-at=${this.data.askedForErasureAt ?? nothing} declined-at=${this.data.erasureDeclinedAt ?? nothing} @wish=${this.#load}></cw-own-wishes>`
          : nothing
      }
    </details>`;
  }

  #list({ kinds, keptHours }: OwnData) {
    return html`<dl>${kinds.map((kind) => this.#kind(kind, keptHours))}</dl>`;
  }

  #kind({ kind, values, count, until }: Kind, keptHours: OwnData['keptHours']) {
    return html`<div class="kind">
      <dt>${whatIsKept[kind]?.() ?? personalData[kind].what}${values.length === 0 && count > 1 ? html` <span class="quiet">(${formatNumber(count)})</span>` : nothing}</dt>
      ${values.length > 0 ? html`<dd class="values">${[...new Set(values)].map((value) => html`<bdi>${isCountry(value) ? countryName(value) : value}</bdi>`)}</dd>` : nothing}
      <dd class="small quiet">${whyItIsKept[kind]?.()} ${msg('Kept:')} ${untilWords(personalData[kind].until, keptHours, until)}</dd>
    </div>`;
  }

  #toggled(event: ToggleEvent) {
    if (event.newState === 'open') void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    try {
      this.data = await this.server.data();
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  };

  async #download() {
    this.isBusy = true;
    this.error = undefined;
    try {
      save(await this.server.copyData());
      this.said = msg('The copy is with your downloads: a ZIP file.');
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }
}

const isCountry = (value: string): boolean => /^[A-Z]{2}$/.test(value);

function save(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'your-data.zip';
  link.click();
  URL.revokeObjectURL(link.href);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-data': OwnDataElement;
  }
}
