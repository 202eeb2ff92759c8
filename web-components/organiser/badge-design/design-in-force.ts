import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import {
  type BadgeDesign,
  type BadgeDesignList,
  type BadgeLayout,
  badgePapers,
} from '../../../server/registration/printing/printing.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { text } from '../../styles/text.ts';
import type { DesignServer } from './design-server.ts';
import { paperName } from './design-words.ts';
import { sampleOf } from './samples.ts';

/** What badges are printed with now, and what comes out of the printer for each category. */
@customElement('cw-design-in-force')
export class DesignInForce extends LitElement {
  @property({ attribute: false }) server!: DesignServer;
  @property({ attribute: false }) designs: readonly BadgeDesign[] = [];
  @property({ attribute: false }) builtIn!: BadgeDesignList['builtIn'];
  @state() private pictures: ReadonlyMap<DelegateCategory, string> = new Map();
  @state() private fault = '';
  @state() private isAskedFor = false;
  #shown = '';

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      section { display: grid; gap: var(--s4); max-width: 72rem; margin-block-end: var(--s8); }
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, calc(50% - var(--s4))), 1fr)); gap: var(--s5) var(--s4); }
      figure { display: grid; gap: var(--s2); margin: 0; }
      /* Paper is white in the dark theme too. */
      .paper { background: #fff; outline: 1px solid var(--line-strong); }
      img { display: block; width: 100%; height: 100%; }
      figcaption { font: var(--type-small); color: var(--ink-2); }
      .fault { color: var(--refuse-text); }
      .btn { justify-self: start; }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  /** Only then: what failed is not asked for again by itself. */
  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>) {
    if (this.#isSeen && (changed.has('designs') || changed.has('isAskedFor'))) void this.#draw();
  }

  /** Nobody has to ask for the badges while there is no design to look at. */
  get #isSeen(): boolean {
    return this.isAskedFor || this.designs.length === 0;
  }

  get #design(): BadgeDesign | undefined {
    return this.designs.find(({ isInUse }) => isInUse);
  }

  get #layout(): BadgeLayout {
    return this.#design?.layout ?? this.builtIn.a6;
  }

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Printed now')}</h2></div>
      <p role="status">${this.#sentence()}</p>
      ${
        this.designs.length === 0
          ? nothing
          : html`<button class="btn btn--small" type="button" aria-expanded=${this.#isSeen} @click=${this.#turn}>
              ${this.#isSeen ? msg('Hide the badges') : msg('Show the badges of each category')}
            </button>`
      }
      ${this.#isSeen ? this.#faces() : nothing}
    </section>`;
  }

  #sentence(): string {
    const paper = paperName(this.#layout.paper);
    const name = this.#design?.name;
    return name
      ? msg(str`Badges are printed with the design “${name}”: ${paper}.`)
      : msg(str`No design is in use. Badges are printed with the built-in one: ${paper}.`);
  }

  #faces() {
    if (this.fault) {
      return html`<p class="fault" role="alert">${this.fault}</p>
        <button class="btn btn--small" type="button" @click=${this.#draw}>${msg('Read it again')}</button>`;
    }
    const { widthMm, heightMm } = badgePapers[this.#layout.paper];
    const shape = `aspect-ratio:${widthMm}/${heightMm}`;
    return html`<ul>
      ${delegateCategories.map((category) => this.#face(category, shape))}
      <li><figure>
        <div class="paper" .style=${shape}></div>
        <figcaption>${msg('The back of every badge: nothing is printed there.')}</figcaption>
      </figure></li>
    </ul>`;
  }

  #face(category: DelegateCategory, shape: string) {
    const picture = this.pictures.get(category);
    const word = categoryName(category);
    return html`<li><figure>
      <div class="paper" .style=${shape}>${picture ? html`<img src=${picture} alt=${msg(str`Badge: ${word}`)} />` : nothing}</div>
      <figcaption>${word}</figcaption>
    </figure></li>`;
  }

  readonly #turn = () => {
    this.isAskedFor = !this.isAskedFor;
  };

  /** What is drawn already is not asked for again; what was asked for before something else is not shown. */
  readonly #draw = async () => {
    const layout = this.#layout;
    const artworkOf = this.#design?.hasArtwork ? this.#design.id : undefined;
    const wanted = JSON.stringify([layout, artworkOf, this.#design?.changedAt]);
    if (wanted === this.#shown) return;
    this.#forget();
    this.#shown = wanted;
    this.fault = '';
    try {
      const faces = await Promise.all(
        delegateCategories.map((category) => this.server.preview(layout, sampleOf(category), artworkOf)),
      );
      if (wanted === this.#shown && this.isConnected) this.#show(faces.map(({ svg }) => svg));
    } catch (error) {
      if (wanted !== this.#shown) return;
      this.#shown = '';
      this.fault = sentenceOfError(error);
    }
  };

  #show(svgs: readonly string[]) {
    const addresses = svgs.map((svg) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    this.pictures = new Map(delegateCategories.map((category, index) => [category, addresses[index] ?? '']));
  }

  #forget() {
    for (const picture of this.pictures.values()) URL.revokeObjectURL(picture);
    this.pictures = new Map();
    this.#shown = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-design-in-force': DesignInForce;
  }
}
