import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Rule, RuleVersion } from '../../server/admission/rules/rules.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import { headTabsStyles } from '../elements/head-tabs.styles.ts';
import '../elements/icon.ts';
import type { IconName } from '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { isSame } from './rule-drafts.ts';
import './rule-history.ts';
import './rule-list.ts';
import type { RuleGround } from './rule-words.ts';
import './rules-effect.ts';
import { rulesPageStyles } from './rules-page.styles.ts';
import './rules-problems.ts';
import './save-bar.ts';
import { httpRulesServer, type RulesServer } from './rules-server.ts';

type Tab = 'rules' | 'history';

/** Who may enter where and when, as sentences: edited, tried out on everybody, saved as a version, looked back at. */
@customElement('cw-rules-page')
export class RulesPage extends LitElement {
  @property({ attribute: false }) server: RulesServer = httpRulesServer;
  @state() private ground?: RuleGround;
  @state() private saved?: RuleVersion;
  @state() private rules: readonly Rule[] = [];
  @state() private note = '';
  @state() private tab = tabNamed(location.hash);
  @state() private isSaving = false;
  /** What a request came to, and whether the newest rules should be looked at. */
  @state() private error: unknown;

  static override styles = [base, text, buttons, fields, loading, headTabsStyles, rulesPageStyles];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Rules')} · Causeway`;
    window.addEventListener('hashchange', this.#turn);
    window.addEventListener('beforeunload', this.#warn);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#turn);
    window.removeEventListener('beforeunload', this.#warn);
  }

  readonly #turn = () => {
    this.tab = tabNamed(location.hash);
  };

  readonly #warn = (event: BeforeUnloadEvent) => {
    if (this.#isChanged) event.preventDefault();
  };

  get #isChanged(): boolean {
    return this.saved !== undefined && !isSame(this.rules, this.saved.rules);
  }

  async #open() {
    this.error = undefined;
    try {
      if (this.server === httpRulesServer) await requireSignIn();
      const [layout, timeZone, saved] = await Promise.all([
        this.server.layout(),
        this.server.timeZone(),
        this.server.rules(),
      ]);
      this.ground = { layout, timeZone };
      this.#show(saved);
    } catch (error) {
      if (!isSignInNeeded(error)) this.error = error;
    }
  }

  #show(saved: RuleVersion) {
    this.saved = saved;
    this.rules = saved.rules;
    this.note = '';
  }

  override render() {
    return html`
      <cw-page-header heading=${msg('Rules')} without-connection>
        <nav slot="tabs" aria-label=${msg('Rules')}>
          ${this.#link('rules', 'door', msg('In force'))} ${this.#link('history', 'clock', msg('History'))}
        </nav>
        ${this.#standing()}
      </cw-page-header>
      <main>
        ${this.error ? this.#failed() : nothing}
        ${this.ground && this.saved ? this.#body(this.ground, this.saved) : html`<p class="waiting"><span class="load"></span></p>`}
      </main>
    `;
  }

  #link(tab: Tab, icon: IconName, name: string) {
    return html`<a href=${`#${tab}`} aria-current=${tab === this.tab ? 'page' : nothing}>
      <cw-icon name=${icon}></cw-icon><span class="word" data-word=${name}>${name}</span>
    </a>`;
  }

  #standing() {
    const { saved } = this;
    if (!saved) return nothing;
    const number = formatNumber(saved.version);
    if (!saved.savedBy) return html`<span>${msg(str`Version ${number} is in force, as the venue was set up.`)}</span>`;
    return html`<span>${msg(str`Version ${number} is in force, by ${saved.savedBy}, ${formatDateTime(saved.savedAt)}.`)}</span>`;
  }

  #body(ground: RuleGround, saved: RuleVersion) {
    if (this.tab === 'history') {
      return html`<div class="history"><cw-rule-history
        .server=${this.server}
        .ground=${ground}
        current=${saved.version}
        @take-version=${({ detail }: CustomEvent<RuleVersion>) => this.#goBack(detail)}
      ></cw-rule-history></div>`;
    }
    const isChanged = this.#isChanged;
    return html`
      <div class="work">
        <div class="list">
          <p class="quiet hint">${msg('The first rule from above that names category and zone, and is in force, decides for a person. Who is named by none may not enter. Press a part of a sentence to put it otherwise.')}</p>
          <cw-rule-list
            .rules=${this.rules}
            .saved=${saved.rules}
            .ground=${ground}
            @change-rules=${({ detail }: CustomEvent<readonly Rule[]>) => {
              this.rules = detail;
            }}
          ></cw-rule-list>
        </div>
        <aside><cw-rules-effect .server=${this.server} .ground=${ground} .rules=${isChanged ? this.rules : undefined}></cw-rules-effect></aside>
      </div>
      <cw-save-bar
        .note=${this.note}
        ?changed=${isChanged}
        ?busy=${this.isSaving}
        @change-note=${({ detail }: CustomEvent<string>) => {
          this.note = detail;
        }}
        @save=${this.#save}
        @discard=${() => this.#show(saved)}
        @look-at-effect=${() => this.renderRoot.querySelector('aside')?.scrollIntoView({ block: 'start' })}
      ></cw-save-bar>
    `;
  }

  #goBack({ rules, version }: RuleVersion) {
    const zones = new Set(this.ground?.layout.zones.map(({ id }) => id));
    this.rules = rules.filter(({ zoneId }) => zones.has(zoneId));
    this.note = msg(str`Back to version ${formatNumber(version)}`);
    location.hash = '#rules';
  }

  async #save() {
    const { saved } = this;
    if (!saved || this.isSaving) return;
    this.isSaving = true;
    this.error = undefined;
    try {
      this.#show(await this.server.save(this.rules, saved.version, this.note));
    } catch (error) {
      this.error = error;
    }
    this.isSaving = false;
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#open}>${msg('Look at the newest')}</button>
    </cw-notice>`;
  }
}

/** A declaration, since the element may be made while this module is still being read. */
function tabNamed(hash: string): Tab {
  return hash === '#history' ? 'history' : 'rules';
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-rules-page': RulesPage;
  }
}
