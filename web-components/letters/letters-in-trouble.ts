import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type LetterInTrouble, postBoard } from '../../server/registration/letters/letters.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './letter-row.ts';
import { httpLettersServer, type LettersServer } from './letters-server.ts';

/** Who was not reached, and why, each with the address to be mended. The list follows the post. */
@customElement('cw-letters-in-trouble')
export class LettersInTrouble extends LitElement {
  @property({ attribute: false }) server: LettersServer = httpLettersServer;
  @state() private letters?: readonly LetterInTrouble[] | undefined;
  @state() private next?: string | undefined;
  @state() private error: unknown;
  @state() private said = '';
  @state() private isSendingAll = false;
  #known: number | undefined;
  readonly post = new TopicController(this, postBoard, () => ({}));

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: block; max-width: 64rem; }
      .all { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--s2) var(--s5); padding-block: var(--s2); }
      .all p { flex: 1 1 20rem; }
      .more { margin-block-start: var(--s3); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override willUpdate() {
    const { view } = this.post;
    const count = 'value' in view ? view.value?.inTrouble : undefined;
    const hasChanged = count !== undefined && this.#known !== undefined && count !== this.#known;
    this.#known = count ?? this.#known;
    if (hasChanged) void this.#load();
  }

  async #load() {
    this.error = undefined;
    try {
      const page = await this.server.trouble();
      this.letters = page.letters;
      this.next = page.next;
    } catch (error) {
      this.error = error;
    }
  }

  async #more() {
    const page = await this.server.trouble(this.next);
    this.letters = [...(this.letters ?? []), ...page.letters];
    this.next = page.next;
  }

  /** One after another, page by page: each is a letter of its own, and what is wrong with one keeps no other. */
  async #sendAll() {
    this.isSendingAll = true;
    this.error = undefined;
    let sent = 0;
    let after: string | undefined;
    try {
      do {
        const page = await this.server.trouble(after);
        for (const { id } of page.letters.filter(isWorthAnother)) {
          sent += await this.server.again(id, {}).then(toOne, toNone);
          this.said = msg(str`Sent again: ${formatNumber(sent)}.`);
        }
        after = page.next;
      } while (after);
    } catch (error) {
      this.error = error;
    }
    this.isSendingAll = false;
    await this.#load();
  }

  /** When many were given up, the fault was hardly theirs. */
  #allAgain(letters: readonly LetterInTrouble[]) {
    if (!this.isSendingAll && letters.filter(isWorthAnother).length < 2) return nothing;
    return html`<div class="all">
      <p class="quiet">${msg('Letters that were not taken can all be sent again, once it is mended why. Those whose address was refused stay here.')}</p>
      <button class="btn" type="button" ?disabled=${this.isSendingAll} @click=${this.#sendAll}>${msg('Send all again')}</button>
    </div>`;
  }

  override render() {
    const { letters } = this;
    return html`<section class="beam">
      <div class="head">
        <h2>${msg('Not reached')}</h2>
        ${letters?.length ? html`<span class="small">${formatNumber(this.#known ?? letters.length)}</span>` : nothing}
      </div>
      <p class="small quiet" role="status">${this.said}</p>
      ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
      ${letters?.length === 0 ? html`<p class="quiet">${msg('No letter came back. When one does, it is here, with what the other mail server said.')}</p>` : nothing}
      ${this.#allAgain(letters ?? [])}
      ${repeat(
        letters ?? [],
        ({ id }) => id,
        (letter) =>
          html`<cw-letter-row .letter=${letter} .server=${this.server} @letter-sent=${this.#sent}></cw-letter-row>`,
      )}
      ${this.next ? html`<button class="btn more" type="button" @click=${this.#more}>${msg('Show more')}</button>` : nothing}
    </section>`;
  }

  async #sent({ detail }: CustomEvent<string>) {
    this.said = msg(str`It was sent again to ${detail}.`);
    await this.#load();
  }
}

/** Given up, and not because there is no such address (RFC 3463, X.1.X). */
const isWorthAnother = ({ state, failure }: LetterInTrouble): boolean =>
  state === 'given_up' && !failure?.startsWith('5.1.');

const toOne = () => 1;
const toNone = () => 0;

declare global {
  interface HTMLElementTagNameMap {
    'cw-letters-in-trouble': LettersInTrouble;
  }
}
