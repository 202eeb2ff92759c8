import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { BadgeDesign } from '../../../server/registration/printing/printing.contract.ts';
import '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { text } from '../../styles/text.ts';
import { paperName } from './design-words.ts';

/** The designs in rows. Tells by `open-design`, `use-design`, `remove-design` and `make-design`. */
@customElement('cw-designs-list')
export class DesignsList extends LitElement {
  @property({ attribute: false }) designs: readonly BadgeDesign[] = [];
  @property({ attribute: false }) openId?: string | undefined;
  /** While something else is under way, or changes are not saved. */
  @property({ type: Boolean }) disabled = false;
  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: grid; gap: var(--s3); }
      li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s4); min-height: var(--hit); padding-block: var(--s1); border-block-end: 1px solid var(--line); }
      li[aria-current] { border-inline-start: 4px solid var(--accent); padding-inline-start: var(--s3); background: var(--surface-raised); }
      b { flex: 1; min-width: 10rem; overflow-wrap: anywhere; }
      form { display: flex; flex-wrap: wrap; align-items: end; gap: var(--s3); }
      .labelled { flex: 0 1 20rem; }
      .status { min-width: 6rem; }
    `,
  ];

  override render() {
    return html`
      ${
        this.designs.length === 0
          ? html`<p class="quiet">${msg('Badges are printed on A6 as they come. Make a design to change what stands on them, and where.')}</p>`
          : html`<ul>${this.designs.map((design) => this.#row(design))}</ul>`
      }
      <form @submit=${this.#make}>
        <label class="labelled">${msg('A new design')}
          <span class="field"><input required maxlength="80" placeholder=${msg('Its name')} /></span>
        </label>
        <button class="btn" type="submit" ?disabled=${this.disabled}>${msg('Make it')}</button>
      </form>
    `;
  }

  #row(design: BadgeDesign) {
    const { id, name, layout, isInUse } = design;
    const isOpen = id === this.openId;
    return html`<li aria-current=${isOpen ? 'true' : nothing}>
      <b>${name}</b>
      <span class="small quiet">${paperName(layout.paper)}</span>
      <span class="status">${isInUse ? html`<cw-mark kind="admit"></cw-mark>${msg('In use')}` : nothing}</span>
      ${isOpen ? nothing : this.#button('open-design', design, msg('Open'), msg(str`Open ${name}`))}
      ${
        isInUse
          ? nothing
          : html`${this.#button('use-design', design, msg('Put in use'), msg(str`Put ${name} in use`))}
            ${this.#button('remove-design', design, msg('Remove'), msg(str`Remove ${name}`))}`
      }
    </li>`;
  }

  #button(event: string, design: BadgeDesign, word: string, label: string) {
    return html`<button
      class="btn btn--small"
      type="button"
      aria-label=${label}
      ?disabled=${this.disabled}
      @click=${() => this.dispatchEvent(new CustomEvent(event, { detail: design }))}
    >${word}</button>`;
  }

  #make(event: SubmitEvent) {
    event.preventDefault();
    const name = this.input.value.trim();
    if (!name) return;
    this.input.value = '';
    this.dispatchEvent(new CustomEvent('make-design', { detail: name }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-designs-list': DesignsList;
  }
}
