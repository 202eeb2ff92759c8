import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChangeMade } from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import type { WalkInRegistered } from '../../../server/registration/desk/desk.contract.ts';
import { printPageAddress } from '../../../server/registration/printing/printing.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { text } from '../../styles/text.ts';
import { type ActsServer, httpActsServer } from './acts-server.ts';
import './change-dialog.ts';
import type { ChangeKind } from './change-dialog.ts';
import { sayConsequence } from './consequence-words.ts';
import { type DeskAct, keyOfAct } from './desk-keys.ts';
import '../merge/merge-dialog.ts';
import './hand-over-dialog.ts';
import { sayAct, sayWhatIsWrong } from './say-what-is-wrong.ts';
import './walk-in-dialog.ts';
import { type PersonAct, whatIsWrong } from './what-is-wrong.ts';

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
  @state() private changing: ChangeKind | undefined;
  @state() private isHandingOver = false;
  @state() private isBringing = false;
  @state() private isMerging = false;
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
      .btn[aria-busy='true'] { opacity: 0.6; }
      .fault:empty { display: none; }
      .said { padding-inline-start: var(--s5); margin: 0; }
      .fault { color: var(--refuse-text); }
      .told:empty { display: none; }
      /* Dialogs stand above all; they must not take gaps of the grid. */
      cw-change-dialog, cw-hand-over-dialog, cw-walk-in-dialog, cw-merge-dialog { position: absolute; }
    `,
  ];

  override render() {
    const wrong = whatIsWrong(this.person, Date.now());
    const { act } = wrong;
    return html`
      <div class="wrong ${wrong.code === 'well' ? 'well' : ''}">
        <p class="sentence" role="status">${sayWhatIsWrong(wrong, this.person)}</p>
        ${act && this.#may(act) ? this.#button(act, sayAct(act), 'btn--main') : nothing}
        ${this.person.handOver ? this.#handedOver(this.person.handOver) : nothing}
      </div>
      <div role="status">${this.said.length > 0 ? html`<ul class="said">${this.said.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}</div>
      <p class="fault" role="alert">${this.fault}</p>
      <div class="acts" role="group" aria-label=${msg('What else can be done')}>
        ${this.#others(act)
          .filter(([other]) => other !== 'take_photograph')
          .map(([other, word]) => this.#button(other, word, 'btn--small'))}
      </div>
      ${this.#dialogs()}
    `;
  }

  /** Does what a letter stands for, if it can be done now; tells whether it could. */
  press(letter: string): boolean {
    const { act } = whatIsWrong(this.person, Date.now());
    const possible: DeskAct[] = [...(act && this.#may(act) ? [act] : []), ...this.#others(act).map(([other]) => other)];
    const meant = possible.find((one) => keyOfAct[one] === letter);
    if (meant) void this.#do(meant);
    return meant !== undefined;
  }

  #may(act: PersonAct): boolean {
    return this.mayIssue || (act !== 'issue_badge' && act !== 'print_badge');
  }

  #others(main: PersonAct | undefined): [DeskAct, string][] {
    const { standing, badges, companionOf } = this.person;
    const comes = standing !== 'withdrawn' && standing !== 'declined';
    const printed = badges.find(({ medium, revokedAt }) => medium === 'printed' && !revokedAt);
    const phone = badges.some(({ medium, revokedAt }) => medium === 'phone' && !revokedAt);
    const isApproved = standing === 'approved';
    const all: [DeskAct, string, boolean][] = [
      ['lost_badge', msg('Badge lost'), isApproved && this.mayIssue && printed !== undefined],
      ['print_badge', msg('Print badge'), isApproved && this.mayIssue && printed !== undefined],
      ['dead_phone', msg('Phone dead'), isApproved && this.mayIssue && phone],
      ['mend_name', msg('Name'), comes],
      ['change_category', msg('Category'), comes],
      ['take_photograph', msg('Photograph'), comes],
      ['companion', msg('Companion'), isApproved && !companionOf],
      ['hand_over', msg('Hand over'), !this.person.handOver],
      ['merge', msg('Registered twice'), comes],
      ['transfer', msg('Transfer'), comes],
      ['withdraw', msg('Withdraw'), comes],
    ];
    return all.filter(([act, , can]) => can && act !== main).map(([act, word]) => [act, word]);
  }

  #button(act: DeskAct, word: string, className: string) {
    return html`<button class="btn ${className}" type="button" ?disabled=${this.isBusy} @click=${() => this.#do(act)}>
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
        ?open=${this.isHandingOver}
        @close=${() => this.#closed()}
        @handed-over=${() => this.#done(msg('Handed over.'))}
      ></cw-hand-over-dialog>
      <cw-walk-in-dialog
        .server=${this.server}
        .companionOf=${this.person}
        ?open=${this.isBringing}
        @close=${() => this.#closed()}
        @registered=${(event: CustomEvent<WalkInRegistered>) => this.#brought(event.detail)}
      ></cw-walk-in-dialog>
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
    else if (act === 'merge') this.isMerging = true;
    else if (act === 'take_photograph') this.dispatchEvent(new Event('take-photograph'));
    else if (act === 'open_other') this.#open(whatIsWrong(person, Date.now()).other?.id);
    else await this.#run(() => carryOut(server, person, act));
  }

  async #run(work: () => Promise<string>) {
    this.isBusy = true;
    try {
      this.#done(await work());
    } catch (error) {
      this.fault = sentenceOfError(error);
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
    this.#done(...consequences.map(sayConsequence));
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
  }
}

type PlainAct = 'approve' | 'invite' | 'issue_badge' | 'print_badge' | 'lost_badge' | 'dead_phone' | 'send_to_station';

async function carryOut(server: ActsServer, person: DelegateDetails, act: DeskAct): Promise<string> {
  switch (act as PlainAct) {
    case 'approve':
      await server.approve(person.id, person.revision);
      return msg('Approved.');
    case 'invite':
      await server.invite(person.id);
      return msg('The letter is on its way.');
    case 'send_to_station': {
      const { number } = (await server.sendToStation(person.id)).station;
      return msg(str`Station ${number} expects them.`);
    }
    case 'issue_badge':
      openPrintPage((await server.issueBadge(person.id, 'printed')).serial);
      return msg('A badge was issued. It is being printed.');
    case 'lost_badge': {
      const lost = livePrinted(person);
      if (!lost) return '';
      openPrintPage((await server.reissueBadge(lost.serial, msg('Lost'))).serial);
      return msg(str`Badge ${lost.number} is good for nothing now. A new one is being printed.`);
    }
    case 'dead_phone': {
      const printed = livePrinted(person) ?? (await server.issueBadge(person.id, 'printed'));
      openPrintPage(printed.serial);
      return msg('The printed badge does what the phone did.');
    }
    case 'print_badge': {
      const printed = livePrinted(person);
      if (printed) openPrintPage(printed.serial);
      return msg('It is being printed.');
    }
  }
}

const livePrinted = ({ badges }: DelegateDetails) =>
  badges.find(({ medium, revokedAt }) => medium === 'printed' && !revokedAt);

/** In a window of its own, which prints by itself. */
const openPrintPage = (serial: number): void => void window.open(printPageAddress([serial]), '_blank');

declare global {
  interface HTMLElementTagNameMap {
    'cw-person-acts': PersonActs;
  }
}
