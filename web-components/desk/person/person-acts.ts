import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChangeMade } from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import type { WalkInRegistered } from '../../../server/registration/desk/desk.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { text } from '../../styles/text.ts';
import { type ActsServer, httpActsServer } from './acts-server.ts';
import { carryOut, openPrintPage } from './carry-out.ts';
import './change-dialog.ts';
import { type ChangeKind, sayChanged } from './change-dialog.ts';
import { sayConsequence } from './consequence-words.ts';
import { type DeskAct, keyOfAct } from './desk-keys.ts';
import '../merge/merge-dialog.ts';
import './hand-over-dialog.ts';
import './lift-dialog.ts';
import { actOfLetter, type PossibleActs, possibleActs, sayAbout } from './possible-acts.ts';
import { sayAct, sayWhatIsWrong } from './say-what-is-wrong.ts';
import './walk-in-dialog.ts';
import { whatIsWrong } from './what-is-wrong.ts';

/**
 * What is wrong with a person in one sentence, the one key that mends it, and what else can be done by key. `press` takes
 * a letter. Tells `person-changed`, `take-photograph`, and `open-person` with an id.
 */
@customElement('cw-person-acts')
export class PersonActs extends LitElement {
  @property({ attribute: false }) server: ActsServer = httpActsServer;
  @property({ attribute: false }) person!: DelegateDetails;
  /** Badges are issued by the desk, and not by a supervisor. */
  @property({ attribute: false }) mayIssue = false;
  /** The letter that waits to be carried out. */
  @property({ attribute: false }) armed = '';
  /** Takes what became of an act after somebody else was opened. */
  @property({ attribute: false }) tellLate: (sentence: string) => void = () => undefined;
  @state() private changing: ChangeKind | undefined;
  @state() private isHandingOver = false;
  @state() private isBringing = false;
  @state() private isMerging = false;
  @state() private isLifting = false;
  @state() private isBusy = false;
  @state() private said: readonly string[] = [];
  @state() private fault = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s3); }
      .wrong { display: grid; gap: var(--s3); padding: var(--s4); background: var(--surface); border-inline-start: 4px solid var(--refer-text); }
      .well { border-color: var(--admit-text); }
      .sentence { font: var(--type-lead); font-weight: 700; }
      .acts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 9rem), 1fr)); gap: var(--s2); }
      .acts .btn { justify-content: space-between; padding-inline: var(--s2); white-space: normal; text-align: start; }
      .btn.armed { outline: 4px solid var(--focus); outline-offset: -2px; background: var(--ink); color: var(--surface); transition: none; }
      .fault:empty { display: none; }
      .said { padding-inline-start: var(--s5); margin: 0; }
      .fault { color: var(--refuse-text); }
      .told:empty { display: none; }
      /* Dialogs stand above all; they must not take gaps of the grid. */
      cw-change-dialog, cw-hand-over-dialog, cw-walk-in-dialog, cw-merge-dialog, cw-lift-dialog { position: absolute; }
    `,
  ];

  override render() {
    const wrong = whatIsWrong(this.person, Date.now());
    const { main, others } = this.#possible;
    return html`
      <div class="wrong ${wrong.code === 'well' ? 'well' : ''}">
        <p class="sentence" role="status">${sayWhatIsWrong(wrong, this.person)}</p>
        ${main ? this.#button(main, sayAct(main), 'btn--main') : nothing}
        ${this.person.handOver ? this.#handedOver(this.person.handOver) : nothing}
      </div>
      <div role="status">${this.said.length > 0 ? html`<ul class="said">${this.said.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}</div>
      <p class="fault" role="alert">${this.fault}</p>
      <div class="acts" role="group" aria-label=${msg('What else can be done')}>
        ${others
          .filter(([other]) => other !== 'take_photograph')
          .map(([other, word]) => this.#button(other, word, 'btn--small'))}
      </div>
      ${this.#dialogs()}
    `;
  }

  get #possible(): PossibleActs {
    return possibleActs(this.person, this.mayIssue);
  }

  /** What a letter is about to do, and to whom; empty where it does nothing now. */
  meaningOf(letter: string): string {
    const act = actOfLetter(this.#possible, letter);
    return act && !this.isBusy ? sayAbout(act, this.person, this.#possible) : '';
  }

  /** Does what a letter stands for, if it can be done now. */
  press(letter: string): void {
    const act = actOfLetter(this.#possible, letter);
    if (act) void this.#do(act);
  }

  #button(act: DeskAct, word: string, className: string) {
    const isArmed = this.armed === keyOfAct[act];
    return html`<button class="btn ${className} ${isArmed ? 'armed' : ''}" type="button" ?disabled=${this.isBusy} @click=${() => this.#do(act)}>
      ${word} <kbd>${keyOfAct[act]}</kbd>
    </button>`;
  }

  #handedOver({ note, handedBy, takenBy }: NonNullable<DelegateDetails['handOver']>) {
    const who = takenBy ?? '';
    return html`<p class="quiet">${msg(str`Handed over by ${handedBy}: ${note}`)} ${who ? msg(str`${who} has it.`) : nothing}</p>`;
  }

  #dialogs() {
    return html`
      <cw-change-dialog
        .server=${this.server}
        .person=${this.person}
        .kind=${this.changing}
        @close=${() => this.#closed()}
        @change-made=${(event: CustomEvent<ChangeMade>) => this.#changed(event.detail)}
      ></cw-change-dialog>
      <cw-hand-over-dialog
        .server=${this.server}
        .delegateId=${this.person.id}
        .name=${this.person.name}
        ?open=${this.isHandingOver}
        @close=${() => this.#closed()}
        @handed-over=${() => this.#done(msg(str`${this.person.name} was handed over.`))}
      ></cw-hand-over-dialog>
      <cw-walk-in-dialog
        .server=${this.server}
        .companionOf=${this.person}
        ?open=${this.isBringing}
        @close=${() => this.#closed()}
        @registered=${(event: CustomEvent<WalkInRegistered>) => this.#brought(event.detail)}
      ></cw-walk-in-dialog>
      <cw-lift-dialog
        .server=${this.server}
        .delegateId=${this.person.id}
        .name=${this.person.name}
        ?open=${this.isLifting}
        @close=${() => this.#closed()}
        @proposed=${() => this.#done(msg('It was proposed. Another person confirms it.'))}
      ></cw-lift-dialog>
      <cw-merge-dialog
        .person=${this.person}
        ?open=${this.isMerging}
        @close=${() => this.#closed()}
        @change-made=${(event: CustomEvent<ChangeMade>) => this.#merged(event.detail)}
      ></cw-merge-dialog>
    `;
  }

  async #do(act: DeskAct): Promise<void> {
    if (this.isBusy) return;
    this.said = [];
    this.fault = '';
    const { person, server } = this;
    if (act === 'mend_name') this.changing = 'name';
    else if (act === 'change_category') this.changing = 'category';
    else if (act === 'withdraw' || act === 'restore' || act === 'transfer') this.changing = act;
    else if (act === 'hand_over') this.isHandingOver = true;
    else if (act === 'companion') this.isBringing = true;
    else if (act === 'lift_rejection') this.isLifting = true;
    else if (act === 'merge') this.isMerging = true;
    else if (act === 'take_photograph') this.dispatchEvent(new Event('take-photograph'));
    else if (act === 'open_other') this.#open(whatIsWrong(person, Date.now()).other?.id);
    else await this.#run(() => carryOut(server, person, act));
  }

  async #run(work: () => Promise<string>) {
    this.isBusy = true;
    const { name } = this.person;
    try {
      const said = await work();
      if (!this.isConnected) this.tellLate(said);
      this.#done(said);
    } catch (error) {
      this.fault = sentenceOfError(error);
      if (!this.isConnected) this.tellLate(`${name}: ${this.fault}`);
      this.#tellChanged();
    }
    this.isBusy = false;
  }

  #open(id: string | undefined) {
    if (id) this.dispatchEvent(new CustomEvent('open-person', { detail: id }));
  }

  #changed({ consequences }: ChangeMade) {
    const reissued = consequences.find((one) => one.kind === 'badge_reissued' && one.medium === 'printed');
    if (reissued?.kind === 'badge_reissued' && reissued.serial && this.mayIssue) openPrintPage(reissued.serial);
    this.#done(sayChanged(this.changing, this.person.name), ...consequences.map(sayConsequence));
  }

  /** Whoever was open may have gone up in the other: the one that stays is the one to go on with, alone in the list. */
  #merged(made: ChangeMade) {
    this.#changed(made);
    this.#open(made.id);
  }

  #brought({ id }: WalkInRegistered) {
    this.#closed();
    this.#open(id);
  }

  #done(...said: string[]) {
    this.#closed();
    this.said = said;
    this.#tellChanged();
  }

  #tellChanged() {
    this.dispatchEvent(new Event('person-changed'));
  }

  #closed() {
    this.changing = undefined;
    this.isHandingOver = false;
    this.isBringing = false;
    this.isMerging = false;
    this.isLifting = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-person-acts': PersonActs;
  }
}
