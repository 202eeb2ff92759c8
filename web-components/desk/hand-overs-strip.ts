import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type HandOver, handOvers } from '../../server/registration/desk/desk.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { type ActsServer, httpActsServer } from './person/acts-server.ts';

/** Who was handed over and is not settled: taken and settled from here. Nothing while there is nobody. */
@customElement('cw-hand-overs-strip')
export class HandOversStrip extends LitElement {
  @property({ attribute: false }) server: ActsServer = httpActsServer;
  @state() private fault = '';

  readonly open = new TopicController(this, handOvers, () => ({}));

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: block; max-height: 30%; overflow: auto; }
      h2 { font: 700 0.9375rem/1.5rem var(--font-ui); border-block-start: var(--rule-beam) solid var(--beam); }
      li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s4); padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      .note { flex: 1; min-width: 12rem; }
      .fault { color: var(--refuse-text); }
      .fault:empty { display: none; }
    `,
  ];

  override render() {
    const { view } = this.open;
    const waiting = 'value' in view && view.value ? view.value.open : [];
    if (waiting.length === 0) return nothing;
    return html`
      <h2>${msg('Handed over')}</h2>
      <ul>${waiting.map((one) => this.#row(one))}</ul>
      <p class="fault" role="alert">${this.fault}</p>
    `;
  }

  #row(one: HandOver) {
    const { name, note, handedBy, handedTo, takenBy, handedAt } = one;
    const [time, by, to] = [formatTime(handedAt), handedBy.name, handedTo?.name ?? ''];
    return html`<li>
      <button class="btn btn--plain" type="button" @click=${() => this.#show(one)}><span class="name" dir="auto">${name}</span></button>
      <span class="note"><span dir="auto">${note}</span> <span class="small faint">${
        to ? msg(str`${time}, ${by} to ${to}`) : msg(str`${time}, ${by}`)
      }</span></span>
      ${
        takenBy
          ? html`<span class="small">${takenBy.name}</span>
            <button class="btn btn--small" type="button" @click=${() => this.#run(() => this.server.closeHandOver(one.id))}>${msg('Settled')}</button>`
          : html`<button class="btn btn--small" type="button" @click=${() => this.#take(one)}>${msg('I take it')}</button>`
      }
    </li>`;
  }

  #show({ delegateId }: HandOver) {
    this.dispatchEvent(new CustomEvent('open-person', { detail: delegateId }));
  }

  async #take(one: HandOver) {
    if (await this.#run(() => this.server.takeHandOver(one.id))) this.#show(one);
  }

  async #run(work: () => Promise<unknown>): Promise<boolean> {
    this.fault = '';
    try {
      await work();
      return true;
    } catch (error) {
      this.fault = sentenceOfError(error);
      return false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hand-overs-strip': HandOversStrip;
  }
}
