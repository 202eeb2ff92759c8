import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layout } from '../../../server/admission/admission.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/notice.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { formatNumber, formatTime, inPageLanguage } from '../../styles/format.ts';
import { text } from '../../styles/text.ts';
import './admit-list.ts';
import './lists-problems.ts';
import { fillAssembly, fillGate } from './list-tables.ts';
import { httpListsServer, type ListsServer } from './lists-server.ts';
import { printList } from './print-list.ts';

const hourMs = 3_600_000;

/** Lists on paper: who is inside, each hour, and who may enter at a gate when devices fail. Beside them, a list to admit by. */
@customElement('cw-lists-panel')
export class ListsPanel extends LitElement {
  @property({ attribute: false }) server: ListsServer = httpListsServer;
  @state() private layout: Layout | undefined;
  @state() private error: unknown;
  @state() private said = '';
  @state() private isBusy = false;
  /** When an assembly list last went to the print dialog: what was done there a page cannot know. And whether an hour has passed. */
  @state() private printedAt: number | undefined;
  @state() private isDue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    fields,
    css`
      :host { display: block; position: relative; overflow: auto; padding: var(--s8) var(--s6); }
      .lists { display: grid; grid-template-columns: repeat(2, minmax(0, 30rem)); gap: var(--s8) var(--s12); }
      section { display: grid; gap: var(--s3); justify-items: start; align-content: start; }
      .labelled { width: 100%; }
      .said { min-height: 1.75rem; margin-block: var(--s6); }
      .due { min-height: 1.5rem; font-weight: 700; }
      @media (max-width: 760px) { :host { padding: var(--s5) var(--s4); } .lists { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** To those who arrive: what is printed is before them. */
  async enter(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('cw-admit-list')?.enter();
  }

  override render() {
    return html`
      ${this.error ? html`<cw-notice>${sentenceOfError(this.error)}</cw-notice>` : nothing}
      <div class="lists">${this.#assembly()}${this.#gate()}</div>
      <p class="lead said" role="status">${this.said}</p>
      <cw-admit-list .server=${this.server} .layout=${this.layout}></cw-admit-list>
    `;
  }

  #assembly() {
    const last = this.printedAt === undefined ? '' : formatTime(new Date(this.printedAt));
    return html`<section class="beam">
      <div class="head"><h2>${msg('Who is inside')}</h2></div>
      <p class="quiet">${msg('For an evacuation: everybody inside, by zone, group and name. Print it each hour and keep the last one at the exit.')}</p>
      ${this.#select('zone', msg('Where'), this.layout?.zones, msg('Everywhere'))}
      <button class="btn btn--main" type="button" aria-disabled=${this.isBusy} @click=${this.#printAssembly}>${msg('Print who is inside')}</button>
      <p class="due" role="status">${this.isDue ? msg(str`Sent to the print dialog at ${last}: the next one is due.`) : last ? msg(str`Sent to the print dialog at ${last}.`) : ''}</p>
    </section>`;
  }

  #gate() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('List for a gate')}</h2></div>
      <p class="quiet">${msg('For when devices fail: who may enter there today, with a box to tick.')}</p>
      ${this.#select('gate', msg('Gate'), this.layout?.gates)}
      <button class="btn btn--main" type="button" ?disabled=${!this.layout} aria-disabled=${this.isBusy} @click=${this.#printGate}>${msg('Print the list for the gate')}</button>
    </section>`;
  }

  #select(
    name: string,
    word: string,
    of: readonly { id: string; name: Layout['zones'][number]['name'] }[] | undefined,
    all?: string,
  ) {
    return html`<label class="labelled">${word}
      <span class="field"><select name=${name}>
        ${all ? html`<option value="">${all}</option>` : nothing}
        ${of?.map((one) => html`<option value=${one.id}>${inPageLanguage(one.name)}</option>`)}
      </select></span>
    </label>`;
  }

  #chosen(name: string): string {
    return this.renderRoot.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.value ?? '';
  }

  async #load() {
    await this.#run(async () => {
      this.layout = await this.server.layout();
      return '';
    });
  }

  readonly #printAssembly = () =>
    this.#run(async () => {
      const list = await this.server.assembly(this.#chosen('zone') || undefined);
      printList(msg('Who is inside'), (body, doc) => fillAssembly(list, body, doc));
      this.#remindLater();
      return this.#sayPrinted(list.zones.reduce((sum, { people }) => sum + people, 0));
    });

  readonly #printGate = () =>
    this.#run(async () => {
      const list = await this.server.gate(this.#chosen('gate'));
      printList(inPageLanguage(list.gate.name), (body, doc) => fillGate(list, body, doc));
      return this.#sayPrinted(list.people.length);
    });

  #remindLater() {
    this.printedAt = Date.now();
    this.isDue = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.isDue = true;
    }, hourMs);
  }

  #sayPrinted(people: number): string {
    const count = formatNumber(people);
    return people === 1
      ? msg('Sent to the print dialog: 1 person.')
      : msg(str`Sent to the print dialog: ${count} people.`);
  }

  /** Buttons stay where the focus is: only what they do waits. */
  async #run(work: () => Promise<string>) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = undefined;
    try {
      this.said = await work();
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-lists-panel': ListsPanel;
  }
}
