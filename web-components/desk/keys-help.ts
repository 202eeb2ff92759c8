import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../elements/dialog.ts';
import { areKeysOn, turnKeys } from '../station/letter-keys.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import { keyOfAct } from './person/desk-keys.ts';

/** What each key does at the desk. `show()` opens it. */
@customElement('cw-keys-help')
export class KeysHelp extends LitElement {
  @state() private isOpen = false;
  @state() private areOn = areKeysOn();

  static override styles = [
    base,
    text,
    buttons,
    css`
      cw-dialog { --dialog-width: 44rem; }
      dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: var(--s2) var(--s5); margin-block: var(--s3) var(--s5); }
      kbd { direction: ltr; unicode-bidi: isolate; }
      dt { display: flex; gap: var(--s1); align-items: start; flex-wrap: wrap; }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
      .acts { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: var(--s2) var(--s4); margin-block: var(--s3); }
      .acts li { display: flex; gap: var(--s2); align-items: start; }
      p { max-width: 60ch; }
    `,
  ];

  show(): void {
    this.areOn = areKeysOn();
    this.isOpen = true;
  }

  override render() {
    return html`<cw-dialog
      heading=${msg('Keys at the desk')}
      ?open=${this.isOpen}
      @close=${() => {
        this.isOpen = false;
      }}
    >
      <dl>${this.#ways().map(([keys, words]) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${words}</dd>`)}</dl>
      <h3>${msg('One letter alone, where a person is open')}</h3>
      <p class="small quiet">${msg('It waits for a moment and says what it will do, and to whom. Enter does it at once, Escape leaves it. Whoever goes on typing searches: nothing is done then.')}</p>
      <ul class="acts">${acts().map(([key, word]) => html`<li><kbd>${key}</kbd> ${word}</li>`)}</ul>
      <button slot="actions" class="btn" type="button" @click=${this.#turn}>${this.areOn ? msg('Letters off') : msg('Letters on')}</button>
    </cw-dialog>`;
  }

  #ways(): [string[], string][] {
    return [
      [
        ['A…Z', '0…9'],
        msg('Outside of fields, several at once: a new search, from the first letter on. A scanner does the same.'),
      ],
      [['/'], msg('To the search, to type over it, from everywhere but a text field.')],
      [['↵'], msg('In the search: opens the first who is found. On a row: opens the person.')],
      [['↓', '↑'], msg('From the search to the list, and back.')],
      [['Esc'], msg('One step back: from the dialog to the person, to the row, to the search.')],
      [['F2'], msg('Registers somebody who stands here.')],
      [['F4'], msg('To the lists: groups and officials who arrive.')],
      [['?'], msg('This help.')],
    ];
  }

  readonly #turn = () => {
    this.areOn = !this.areOn;
    turnKeys(this.areOn);
  };
}

const acts = (): [string, string][] => [
  [keyOfAct.lost_badge, msg('Badge lost')],
  [keyOfAct.dead_phone, msg('Phone dead')],
  [keyOfAct.print_badge, msg('Issue or print a badge')],
  [keyOfAct.mend_name, msg('Name')],
  [keyOfAct.change_category, msg('Category')],
  [keyOfAct.take_photograph, msg('Photograph')],
  [keyOfAct.companion, msg('Companion')],
  [keyOfAct.hand_over, msg('Hand over')],
  [keyOfAct.approve, msg('Approve')],
  [keyOfAct.send_to_station, msg('Send to a station')],
  [keyOfAct.invite, msg('Send the invitation again')],
  [keyOfAct.merge, msg('Registered twice')],
  [keyOfAct.transfer, msg('Transfer')],
  [keyOfAct.withdraw, msg('Withdraw')],
  [keyOfAct.restore, msg('Restore')],
  [keyOfAct.open_other, msg('Look them up')],
];

declare global {
  interface HTMLElementTagNameMap {
    'cw-keys-help': KeysHelp;
  }
}
