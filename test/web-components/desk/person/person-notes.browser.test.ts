import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DelegateDetails } from '../../../../server/registration/delegates/delegates.contract.ts';
import '../../../../web-components/desk/person/person-notes.ts';
import '../../../../web-components/styles/page.css';
import { axeFaults } from '../../../support/axe.ts';
import { person } from '../fake-desk.ts';

afterEach(() => render(html``, document.body));

const other = (n: number, name: string) => ({ id: `01a1f7f8-0000-7000-8000-00000000000${n}`, name });
const opened = vi.fn();
const compared = vi.fn();

const show = (changes: Partial<DelegateDetails>) =>
  render(
    html`<cw-person-notes
      .person=${{ ...person(1, '林渡川', 'Lin Duchuan'), ...changes }}
      @open-person=${(event: CustomEvent<string>) => opened(event.detail)}
      @compare=${compared}
    ></cw-person-notes>`,
    document.body,
  );

const told = () =>
  page
    .getByRole('listitem')
    .elements()
    .map((item) => item.textContent?.replaceAll(/\s+/g, ' ').trim());

it('says nothing of whom there is nothing to say', async () => {
  show({});
  await expect.element(page.getByRole('list')).not.toBeInTheDocument();
});

it('tells what is wrong first, then with whom somebody comes, then what was marked for scan', async () => {
  const double = { ...other(2, 'Lin Du Chuan'), reference: 'R-7', status: 'approved' as const };
  show({
    alike: [
      { ...double, notice: 'same_email' },
      { ...double, notice: 'same_document' },
      { ...other(3, 'Office'), reference: 'R-8', status: 'approved', notice: 'same_email' },
    ],
    isMinor: true,
    group: { ...other(4, 'Choir'), isHead: true },
    companionOf: { ...other(5, 'Durda Mostovic'), status: 'approved' },
    companions: [{ ...other(6, 'Ilse Brandvold'), standing: 'waiting' }],
    answers: [
      { questionId: 'diet', label: { en: 'Diet' }, text: { en: 'No nuts' }, isShownAtScan: true },
      { questionId: 'size', label: { en: 'Shirt' }, text: { en: 'XL' }, isShownAtScan: false },
    ],
    lettersInTrouble: [
      {
        ...{ id: double.id, kind: 'approved', state: 'returned', toAddress: 'p1@delegates.example', locale: 'en' },
        ...{ writtenAt: '2026-11-18T08:00:00.000Z', attempts: 1 },
      },
    ],
  });
  await expect.element(page.getByText('Perhaps registered twice:')).toBeVisible();
  expect(told()).toEqual([
    'Perhaps registered twice: Lin Du Chuan R-7 Compare… M',
    'Same e-mail as Office R-8 Compare… M',
    'A minor, and nobody is named who answers for them.',
    'A letter to p1@delegates.example did not arrive.',
    'Comes with Durda Mostovic',
    'Brings along Ilse Brandvold',
    'Speaks for Choir',
    'Diet: No nuts',
  ]);
  expect(await axeFaults(document.body)).toEqual([]);
  await userEvent.click(page.getByRole('button', { name: 'Durda Mostovic' }));
  expect(opened).toHaveBeenCalledWith(other(5, '').id);
  await userEvent.click(page.getByRole('button', { name: /^Compare/ }).first());
  expect(compared).toHaveBeenCalledOnce();
});

it('names who answers for a minor, and how they are reached', async () => {
  show({ isMinor: true, guardian: { name: 'Narek Petrosyan', phone: '+374 10 000000' } });
  await expect
    .element(page.getByText('A minor. Who answers for them: Narek Petrosyan, telephone +374 10 000000'))
    .toBeVisible();
  show({ isMinor: true, guardian: { delegate: other(7, 'Anahit Petrosyan') } });
  await expect.element(page.getByRole('button', { name: 'Anahit Petrosyan' })).toBeVisible();
});
