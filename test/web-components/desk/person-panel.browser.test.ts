import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import type { StaffPhotographs } from '../../../web-components/api/photographs.ts';
import type { DeskServer } from '../../../web-components/desk/desk-server.ts';
import '../../../web-components/desk/person-panel.ts';
import '../../../web-components/styles/page.css';
import { photographOf, pictureAddress } from '../elements/pictures.ts';
import { badge, person, serverWith } from './fake-desk.ts';

afterEach(() => render(html``, document.body));

const good = badge(10_001, { validUntil: '2099-11-28T00:00:00.000Z' });
const withoutFace: DelegateDetails = {
  ...person(1, '严清越', 'Yan Qingyue'),
  ...{ badges: [good], hasPhotograph: false, notices: [{ kind: 'no_photograph' }] },
};
const withFace: DelegateDetails = { ...withoutFace, hasPhotograph: true, notices: [] };

const taking = page.getByRole('button', { name: /^(Take|Photograph)/ });

function open(people: DelegateDetails[], see: StaffPhotographs['see']) {
  const server = serverWith(people);
  render(
    html`<cw-person-panel
      .server=${server as unknown as DeskServer}
      .photographs=${{ see } as StaffPhotographs}
      .row=${people[0]}
      .mayIssue=${true}
    ></cw-person-panel>`,
    document.body,
  );
  return server;
}

it('has one button for the photograph where that is what is wrong: the one that mends it', async () => {
  const people = [withoutFace];
  const see = vi.fn<StaffPhotographs['see']>(async () => ({}));
  open(people, see);
  await expect.element(page.getByText('There is no photograph.')).toBeVisible();
  await expect
    .poll(() => taking.all().map((one) => one.element().textContent?.trim()))
    .toEqual([expect.stringMatching(/^Take a photograph\s+P$/)]);
  expect(taking.element().classList).toContain('btn--main');

  people[0] = withFace;
  see.mockImplementation(async () => photographOf(await pictureAddress()));
  const photograph = document.querySelector('cw-person-panel')?.shadowRoot?.querySelector('cw-person-photograph');
  photograph?.dispatchEvent(new CustomEvent('photograph-change', { detail: true }));
  await expect.poll(() => taking.all().length).toBe(1);
  await expect.element(taking).not.toHaveClass('btn--main');
});

it('has it beside the photograph for anybody else', async () => {
  open([withFace], async () => photographOf(await pictureAddress()));
  await expect.element(page.getByRole('button', { name: /^Take another\s+P$/ })).toBeEnabled();
  expect(taking.all()).toHaveLength(1);
});
