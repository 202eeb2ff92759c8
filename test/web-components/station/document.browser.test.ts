import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { WaitingPerson } from '../../../server/identity/identity.contract.ts';
import { type Bearer, td1, td3 } from '../../identity/documents/make-zone.ts';
import { axeFaults } from '../../support/axe.ts';
import { supervisor, waiting } from './people.ts';
import { chooseLastFour, fault, useStation, verified } from './station-at-work.browser.ts';

const at = useStation();

const slim: Bearer = {
  ...{ issuer: 'TUN', number: 'P0S12AB', surname: 'ZOUARI', givenNames: 'SLIM' },
  ...{ birthDate: '850417', expiry: '400311', sex: 'M' },
};
const lines = () => page.getByRole('textbox', { name: 'The lines at the foot of the passport or card' });

async function take(changes: Partial<WaitingPerson> = {}) {
  const person = waiting(1, { birthDate: '1985-04-17', ...changes });
  at().people[0] = person;
  const station = await at().open();
  await userEvent.keyboard('t');
  await expect.element(verified()).toBeVisible();
  return station;
}

const stillValid = (answer: 'Yes' | 'Expired') =>
  page.getByRole('group', { name: 'Still valid on the document?' }).getByRole('button', { name: answer });

async function typeLines(text: string) {
  await page.getByRole('button', { name: 'Lines at its foot' }).click();
  await lines().fill(text);
}

/** A reader that types: each key down at once after the other, Enter after each line. */
function drawThroughReader(zone: readonly string[]) {
  for (const line of zone) {
    for (const char of line) press(codeOf(char));
    press('Enter');
  }
}

const codeOf = (char: string) => (char === '<' ? 'Comma' : /\d/.test(char) ? `Digit${char}` : `Key${char}`);

function press(code: string) {
  const key = code.replace(/^(Key|Digit)/, '').replace('Comma', '<');
  const target = deepestFocus();
  target.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, composed: true, cancelable: true }));
}

function deepestFocus(): Element {
  let at: Element = document.activeElement ?? document.body;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

describe('the lines of a document', () => {
  it('that were typed are compared part by part, and decide', async () => {
    await take();
    await userEvent.keyboard('1');
    await typeLines(td3(slim).join('\n').toLowerCase());
    await expect.element(page.getByText('all agree')).toBeVisible();
    await expect.element(page.getByText('Read from the document')).toBeVisible();
    await verified().click();
    expect(at().server.verify).toHaveBeenCalledExactlyOnceWith(at().people[0]!.verificationId, {
      method: 'document',
      checks: { face: true, document: true, nameAndCountry: true },
      document: { reading: 'typed', lines: td3(slim) },
    });
  });

  it('say while they are typed how much is missing', async () => {
    await take();
    await typeLines('P<TUNZOUARI<<SLIM\nP0S12AB');
    await expect.element(page.getByText('Line 2: 7 of 30 characters')).toBeVisible();
    await expect.element(verified()).toBeDisabled();
  });

  it('in which a letter was taken for a digit show where, and are put right by a press', async () => {
    await take();
    await userEvent.keyboard('1');
    const [upper = '', lower = ''] = td3(slim);
    await typeLines([upper, lower.replace('P0S', 'POS')].join('\n'));
    await expect
      .element(page.getByText('The number does not agree with its check digit. Read it again.'))
      .toBeVisible();
    await page.getByRole('button', { name: 'Yes, it is 0' }).click();
    await expect.element(page.getByText('all agree')).toBeVisible();
    await expect.element(verified()).toBeEnabled();
  });

  it('drawn through a reader are read wherever the focus is, and leave nothing in a field', async () => {
    await take();
    await chooseLastFour();
    const field = page.getByRole('textbox', { name: /Last four characters/ });
    await userEvent.keyboard('77');
    await expect.element(field).toHaveValue('77');
    drawThroughReader(td3(slim));
    await expect.element(page.getByText('Read by the reader.')).toBeVisible();
    await expect.element(page.getByText('all agree')).toBeVisible();
    await page.getByRole('button', { name: 'Last four' }).click();
    await expect.element(field).toHaveValue('77');
    expect(document.querySelector('cw-station-work')!.renderRoot.querySelector('cw-photograph-dialog')).toBeNull();
  });

  it('of a card tick no check and press no key of the page while the reader types them', async () => {
    const station = await take();
    drawThroughReader(td1({ ...slim, issuer: 'SWE', number: '12312312' }));
    await expect.element(page.getByText('Read by the reader.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Yes' })).toHaveAttribute('aria-pressed', 'false');
    expect(station.renderRoot.querySelector('cw-pass-on-dialog')).toBeNull();
    await expect.element(page.getByText('not as registered')).toBeVisible();
  });

  it('of a document that is over say so, and the way on', async () => {
    await take();
    await userEvent.keyboard('1');
    await typeLines(td3({ ...slim, expiry: '200311' }).join('\n'));
    await expect.element(page.getByText(/^This document is over: ask for another one/)).toBeVisible();
    await expect.element(verified()).toBeDisabled();
  });

  it('that spell the name otherwise are shown beside the registered one; the officer says why it is the same', async () => {
    await take();
    await userEvent.keyboard('1');
    await typeLines(td3({ ...slim, surname: 'ZOUARY' }).join('\n'));
    await expect.element(page.getByText('SLIM ZOUARY')).toBeVisible();
    await expect.element(verified()).toBeDisabled();
    await page.getByRole('button', { name: 'Written otherwise in Latin letters' }).click();
    await verified().click();
    const [, decision] = at().server.verify.mock.lastCall!;
    expect(decision).toMatchObject({ nameBecause: 'Written otherwise in Latin letters' });
  });

  it('with another name send the person to the desk', async () => {
    await take();
    await typeLines(td3({ ...slim, surname: 'BENALI' }).join('\n'));
    await page.getByRole('button', { name: 'Another name now: send to the desk' }).click();
    await expect.element(page.getByText('Sent to the desk', { exact: true })).toBeVisible();
    expect(at().server.absent).toHaveBeenCalledOnce();
  });

  it('can be compared by everyone, also where they do not agree', async () => {
    const station = await take();
    await typeLines(td3({ ...slim, surname: 'ZOUARY', expiry: '200311' }).join('\n'));
    await expect.element(page.getByText('SLIM ZOUARY')).toBeVisible();
    expect(await axeFaults(station)).toEqual([]);
  });
});

describe('where no document was registered', () => {
  const nothing = { documentLast4: undefined, documentCountry: undefined } as unknown as Partial<WaitingPerson>;

  it('the officer is told that the one they see is kept, and types its whole number', async () => {
    await take(nothing);
    await expect.element(page.getByText(/^No document was registered/)).toBeVisible();
    await userEvent.keyboard('13');
    await page.getByRole('button', { name: 'Whole number' }).click();
    await page.getByRole('combobox', { name: 'Issued by' }).selectOptions('France');
    await page.getByRole('textbox', { name: 'Number' }).fill('x-1234567');
    await page.getByRole('button', { name: 'Agree' }).click();
    await stillValid('Yes').click();
    await verified().click();
    const [, decision] = at().server.verify.mock.lastCall!;
    const document = { reading: 'number', country: 'FR', number: 'X1234567', isInDate: true };
    expect(decision).toMatchObject({ document });
  });
});

describe('a whole number', () => {
  it('says nothing of the last day, so the officer does; of a document that is over the way on is told', async () => {
    const station = await take();
    await userEvent.keyboard('13');
    await page.getByRole('button', { name: 'Whole number' }).click();
    await userEvent.keyboard('p0s12ab');
    await page.getByRole('button', { name: 'Agree' }).click();
    await expect.element(page.getByText('as registered', { exact: true })).toBeVisible();
    await expect.element(verified()).toBeDisabled();
    await stillValid('Expired').click();
    await expect.element(page.getByText(/^This document is over: ask for another one/)).toBeVisible();
    await expect.element(page.getByText('as registered', { exact: true })).toBeVisible();
    await expect.element(verified()).toBeDisabled();
    expect(await axeFaults(station)).toEqual([]);
    await stillValid('Yes').click();
    await expect.element(verified()).toBeEnabled();
  });

  it('that is another one is left to a supervisor, whether or not its document is over', async () => {
    await take();
    await page.getByRole('button', { name: 'Whole number' }).click();
    await userEvent.keyboard('p0s12ac');
    await stillValid('Expired').click();
    await expect.element(page.getByText('not as registered')).toBeVisible();
    await expect.element(page.getByText(/^Something does not agree: leave the decision/)).toBeVisible();
  });
});

describe('without document and phone', () => {
  it('the officer proposes, waits with the person, and goes on when a second person has decided', async () => {
    await take();
    await page.getByRole('button', { name: 'Neither' }).click();
    await page.getByRole('button', { name: 'Ask a supervisor to confirm' }).click();
    await expect.element(page.getByText('Say why, in a few words.')).toBeVisible();
    await page.getByRole('button', { name: 'Known to the head of delegation' }).click();
    await page.getByRole('button', { name: 'Ask a supervisor to confirm' }).click();
    expect(at().server.propose).toHaveBeenCalledExactlyOnceWith(
      at().people[0]!.verificationId,
      'Known to the head of delegation',
    );
    const proposal = {
      id: supervisor.id,
      because: 'Known',
      state: 'waiting',
      expiresAt: '2026-11-20T08:15:00Z',
    } as const;
    at().tell([waiting(1, { proposal }), at().people[1]!]);
    await expect.element(page.getByText('Waiting for a supervisor')).toBeVisible();
    at().server.decision.mockResolvedValueOnce({ outcome: 'verified', decidedBy: 'Inés Okafor' });
    at().tell([at().people[1]!]);
    await expect.element(page.getByText('Confirmed by Inés Okafor')).toBeVisible();
    await expect.element(page.getByText('The next scan at any gate admits.')).toBeVisible();
  });

  it.each([
    [{ outcome: 'expired', decidedBy: 'Inés Okafor' }, 'Not verified: Inés Okafor ended it'],
    [{ outcome: 'expired' }, 'Not verified: it was ended'],
    [undefined, 'A second person has decided'],
  ])('the officer is told when it ended otherwise, or when that is not to be learned: %j', async (decision, words) => {
    const proposal = {
      id: supervisor.id,
      because: 'Known',
      state: 'waiting',
      expiresAt: '2026-11-20T08:15:00Z',
    } as const;
    await take({ proposal });
    if (decision) at().server.decision.mockResolvedValueOnce(decision);
    else at().server.decision.mockRejectedValueOnce(fault('page.no_answer', 0));
    at().tell([at().people[1]!]);
    await expect.element(page.getByText(words)).toBeVisible();
  });

  it('learns who did not confirm, and may ask again', async () => {
    const proposal = {
      id: supervisor.id,
      because: 'Known',
      state: 'declined',
      decidedBy: 'Inés Okafor',
      expiresAt: '2026-11-20T08:15:00Z',
    } as const;
    const station = await take({ proposal });
    await page.getByRole('button', { name: 'Neither' }).click();
    await expect.element(page.getByText('Inés Okafor did not confirm it.')).toBeVisible();
    expect(await axeFaults(station)).toEqual([]);
  });
});

it('a category that has to show a document says so, and hides no way', async () => {
  await take({ needsDocument: true, passkey: 'bound' });
  await expect.element(page.getByText('Who is of this category shows a document each time.')).toBeVisible();
  await page.getByRole('button', { name: 'Phone' }).click();
  await expect.element(page.getByText(/The phone may answer as well, but is not enough/)).toBeVisible();
});

it.each([undefined, 'unbound'] as const)(
  'leaves it to the panel of the phone to say what of it holds: passkey %s',
  async (passkey) => {
    await take(passkey && { passkey });
    await page.getByRole('button', { name: 'Phone' }).click();
    // Here the panel is told nothing.
    await expect.element(page.getByRole('heading', { name: 'Their phone' })).toBeVisible();
    expect(page.getByText(/passkey|Their phone counts/).elements()).toEqual([]);
  },
);
