import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/staff/staff-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { FakeStaffServer, ilse, wei } from './fake-staff.ts';

let server: FakeStaffServer;
const copied: string[] = [];

beforeEach(async () => {
  await page.viewport(1440, 900);
  history.replaceState(null, '', location.pathname);
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  copied.length = 0;
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  server = new FakeStaffServer();
});

afterEach(() => {
  render(html``, document.body);
  delete document.documentElement.dataset.theme;
  document.documentElement.removeAttribute('dir');
  vi.restoreAllMocks();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const row = (name: string | RegExp) => button(name);
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const show = () => render(html`<cw-staff-page .server=${server}></cw-staff-page>`, document.body);

async function open(name?: RegExp) {
  show();
  await expect.element(row(/^魏长风/)).toBeVisible();
  if (name) await row(name).click();
}

describe('The list of staff', () => {
  it('tells the roles of each in words, with the places where they hold', async () => {
    await open();
    await expect.element(row(/^魏长风/)).toHaveTextContent('gate, at Gate 3 only; desk');
    await expect.element(row(/^سليم/)).toHaveTextContent('station, at no station');
    await expect.element(row(/^Yusuf/)).toHaveTextContent(/supervisor.*Shut out/);
    await expect.element(row(/^Ilse/)).toHaveTextContent('administrator');
  });

  it('finds somebody by a part of the name, the address or a role', async () => {
    await open();
    const search = page.getByRole('searchbox');
    await search.fill('changf');
    await expect.element(row(/^魏长风/)).toBeVisible();
    expect(row(/^Ilse/).query()).toBeNull();
    await search.fill('supervisor');
    await expect.element(row(/^Yusuf/)).toBeVisible();
    expect(row(/^魏长风/).query()).toBeNull();
    await search.fill('nobody of this name');
    await expect.element(page.getByText('Nobody of the staff is found by this.')).toBeVisible();
  });

  it('says what is wrong when it cannot be read, and tries again', async () => {
    server.refuse(503, 'request.database_away');
    show();
    await expect.element(page.getByText('The database cannot be reached.')).toBeVisible();
    await button('Try again').click();
    await expect.element(row(/^魏长风/)).toBeVisible();
  });

  it('keeps its place while it is read, and says who is alone', async () => {
    let answer: (value: typeof server.staff) => void = () => undefined;
    server.list = () => new Promise((resolve) => (answer = resolve));
    show();
    await expect.element(page.getByRole('list', { name: 'Staff' })).toHaveAttribute('aria-busy', 'true');
    answer([ilse]);
    await expect.element(page.getByText('Nobody but you is here yet')).toBeVisible();
  });
});

describe('Somebody new', () => {
  it('is added with roles that hold at some gates, and given a link', async () => {
    await open();
    await button('Add somebody').click();
    await page.getByLabelText('Name').fill('Mei Tanaka');
    await page.getByLabelText('E-mail address').fill('mei@example.org');
    await page.getByRole('checkbox', { name: /^gate/ }).click();
    await page.getByRole('radio', { name: 'Only at some gates' }).click();
    await expect.element(page.getByText('With no gate chosen, the role holds nowhere.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Gate 2' }).click();
    expect(page.getByText('With no gate chosen, the role holds nowhere.').query()).toBeNull();
    expect(await axeFaults(document.body)).toEqual([]);
    await button('Add').click();
    await expect.element(page.getByRole('heading', { name: 'Mei Tanaka' })).toBeVisible();
    expect(server.staff.at(-1)).toMatchObject({ roles: ['gate'], gateIds: ['gate-2'] });
    await button('Make a sign-in link').click();
    await expect.element(dialog('Sign-in link for Mei Tanaka')).toBeVisible();
  });

  it('is not added without a name, an address and a role, nor twice', async () => {
    await open();
    await button('Add somebody').click();
    await button('Add').click();
    await expect.element(page.getByText('Say who it is.')).toBeVisible();
    await expect.element(page.getByText('This is no e-mail address.')).toBeVisible();
    await expect.element(page.getByText('Choose at least one role.')).toBeVisible();
    expect(server.asked).not.toContain('add');
    await page.getByLabelText('Name').fill('Wei');
    await page.getByLabelText('E-mail address').fill(wei.email);
    await page.getByRole('checkbox', { name: /^desk/ }).click();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/with this e-mail address is there already/)).toBeVisible();
  });
});

describe('Roles', () => {
  it('are changed, and hold everywhere, at some places or nowhere', async () => {
    await open(/^魏长风/);
    await button('Change the roles').click();
    await expect.element(dialog('Roles of 魏长风')).toBeVisible();
    await page.getByRole('radio', { name: 'At every gate' }).click();
    await page.getByRole('checkbox', { name: /^station/ }).click();
    await page.getByRole('radio', { name: 'Only at some stations' }).click();
    await button('Give these roles').click();
    await expect.element(row(/^魏长风/)).toHaveTextContent('gate, at every gate; station, at no station; desk');
    expect(server.staff[1]).toMatchObject({ roles: ['gate', 'station', 'desk'], stationIds: [] });
    expect(server.staff[1]).not.toHaveProperty('gateIds');
  });

  it('of the last administrator stay, and it is said why', async () => {
    await open(/^Ilse/);
    await expect.element(page.getByText(/^The last administrator can neither/)).toBeVisible();
    expect(button(/^Shut out/).query()).toBeNull();
    await button('Change the roles').click();
    await page.getByRole('checkbox', { name: /^administrator/ }).click();
    await page.getByRole('checkbox', { name: /^desk/ }).click();
    server.refuse(409, 'identity.last_administrator');
    await button('Give these roles').click();
    await expect.element(page.getByText('This is the last administrator. Make another one first.')).toBeVisible();
    expect(server.staff[0]?.roles).toEqual(['administrator']);
  });
});

describe('A sign-in link', () => {
  it('is shown this once, with its code, its minutes, and a way to copy it', async () => {
    await open(/^魏长风/);
    await button('Make a sign-in link').click();
    const link = dialog('Sign-in link for 魏长风');
    await expect.element(link).toBeVisible();
    await expect.element(page.getByText(/Good once, for another 1[45]:\d\d\./)).toBeVisible();
    await expect.element(page.getByRole('img', { name: /code/i })).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    await button('Copy the link').click();
    expect(copied).toEqual([`https://venue.example/sign-in/#${'a'.repeat(43)}`]);
    await expect.element(page.getByText('Copied.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.body.innerText + deepText(document.body)).not.toContain('a'.repeat(43));
  });

  it('that cannot be made says why, and closes', async () => {
    await open(/^魏长风/);
    server.refuse(409, 'identity.staff_disabled');
    await button('Make a sign-in link').click();
    await expect.element(page.getByText(/is shut out.*Let them in again first/)).toBeVisible();
    expect(dialog(/^Sign-in link/).query()).toBeNull();
  });
});

describe('Shutting out', () => {
  it('is asked a second time, and undone', async () => {
    await open(/^魏长风/);
    await button('Shut out').click();
    await expect.element(dialog('Shut out 魏长风?')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    await button('Leave it').click();
    expect(server.asked).not.toContain('shut out');
    await button('Shut out').click();
    await button('Shut them out').click();
    await expect.element(row(/^魏长风/)).toHaveTextContent('Shut out');
    expect(button('Make a sign-in link').query()).toBeNull();
    await button('Let in again').click();
    await expect.element(button('Make a sign-in link')).toBeVisible();
    expect(server.staff[1]).not.toHaveProperty('disabledAt');
  });

  it('only from where they are signed in now ends all sign-ins, and tells how many', async () => {
    await open(/^魏长风/);
    await button('End all sign-ins').click();
    await button('End them').click();
    await expect.element(page.getByText('Sign-ins ended: 2.')).toBeVisible();
    expect(server.asked).toContain(`end ${wei.id}`);
  });

  it('whose telephone is lost loses their passkeys, once that was said twice', async () => {
    await open(/^魏长风/);
    await button('Revoke passkeys').click();
    expect(server.asked).not.toContain(`revoke passkeys ${wei.id}`);
    await expect.element(page.getByText(/For a telephone that is lost/)).toBeVisible();
    await button('Revoke them').click();
    await expect.element(page.getByText('Passkeys revoked: 1.')).toBeVisible();
    expect(server.asked).toContain(`revoke passkeys ${wei.id}`);
  });
});

describe('The page', () => {
  it('is worked by keys alone', async () => {
    await open();
    ((await row(/^Ilse/).element()) as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(page.getByRole('heading', { name: '魏长风' })).toBeVisible();
    await expect.poll(() => focusedText()).toBe('魏长风');
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(dialog('Sign-in link for 魏长风')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focusedText()).toBe('Make a sign-in link');
  });

  it('has on a telephone the list, then the one chosen, and leads back', async () => {
    await page.viewport(390, 844);
    await open(/^魏长风/);
    await expect.element(page.getByRole('heading', { name: '魏长风' })).toBeVisible();
    expect(row(/^Ilse/).query()).toBeNull();
    expect(location.hash).toBe(`#${wei.id}`);
    await button('All staff').click();
    await expect.element(row(/^Ilse/)).toBeVisible();
    await expect.poll(() => focusedText()).toContain('魏长风');
  });

  const sights = [390, 1024, 1440].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      (['ltr', 'rtl'] as const).map((dir) => [width, theme, dir] as const),
    ),
  );
  it.each(sights)('fits %d px, %s, %s, with nothing that axe finds wrong', async (width, theme, dir) => {
    await page.viewport(width, 900);
    document.documentElement.dataset.theme = theme;
    document.documentElement.dir = dir;
    await open();
    expect(await axeFaults(document.body)).toEqual([]);
    await row(/^سليم/).click();
    await expect.element(button('Make a sign-in link')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

function deepText(node: Element): string {
  const own = node.shadowRoot ? [...node.shadowRoot.children] : [];
  const value = node instanceof HTMLInputElement ? node.value : '';
  return value + (node.shadowRoot?.textContent ?? '') + [...own, ...node.children].map(deepText).join('');
}

/** What is focused, through all shadow roots. */
function focusedText(): string | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.textContent?.replace(/\s+/g, ' ').trim();
}
