import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { WhereaboutsAnswer } from '../../server/admission/whereabouts/whereabouts.contract.ts';
import type { NamedDelegate } from '../../server/registration/delegates/delegates.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import './look-up-form.ts';
import './name-search.ts';
import './whereabouts-answer.ts';
import './whereabouts-problems.ts';
import { httpWhereaboutsServer, type WhereaboutsServer } from './whereabouts-server.ts';

/** Where one person was last seen: who is meant, then why, then the answer. Each step stands alone on the page. */
@customElement('cw-whereabouts-page')
export class WhereaboutsPage extends LitElement {
  @property({ attribute: false }) server: WhereaboutsServer = httpWhereaboutsServer;
  @state() private meant: NamedDelegate | undefined;
  @state() private told: WhereaboutsAnswer | undefined;
  @state() private fault = '';
  @query('.step') private readonly step!: HTMLElement | null;

  static override styles = [
    base,
    css`
      :host { display: block; min-height: 100dvh; }
      main { max-width: 44rem; padding: var(--s8) var(--s6); display: grid; gap: var(--s5); }
      @media (max-width: 640px) { main { padding: var(--s5) var(--s4); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Whereabouts')} · Causeway`;
    void this.#open();
  }

  async #open() {
    try {
      if (this.server === httpWhereaboutsServer) await requireSignIn();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    return html`
      <cw-page-header heading=${msg('Whereabouts')} without-connection></cw-page-header>
      <main>
        ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
        ${this.#step()}
      </main>
    `;
  }

  #step() {
    const { meant, told, server } = this;
    if (told)
      return html`<cw-whereabouts-answer class="step" .told=${told} @leave=${this.#leave}></cw-whereabouts-answer>`;
    if (meant) {
      return html`<cw-look-up-form
        class="step"
        .delegate=${meant}
        .lookUp=${(because: string) => this.#lookUp(meant, because)}
        @leave=${this.#leave}
      ></cw-look-up-form>`;
    }
    return html`<cw-name-search
      class="step"
      .server=${server}
      @choose-delegate=${({ detail }: CustomEvent<NamedDelegate>) => this.#mean(detail)}
    ></cw-name-search>`;
  }

  /** The next step is where the keyboard goes on. */
  override updated(changed: PropertyValues) {
    if (changed.has('meant') || changed.has('told')) this.step?.focus();
  }

  #mean(delegate: NamedDelegate) {
    this.meant = delegate;
  }

  async #lookUp({ id }: NamedDelegate, because: string): Promise<void> {
    this.told = await this.server.lookUp(id, because);
  }

  readonly #leave = () => {
    this.meant = undefined;
    this.told = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-whereabouts-page': WhereaboutsPage;
  }
}
