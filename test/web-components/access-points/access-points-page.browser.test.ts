import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/access-points/access-points-page.ts';
import type { AccessPointsServer } from '../../../web-components/access-points/access-points-server.ts';
import type { AccessPoint } from '../../../web-components/access-points/certificate-standing.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const overUdp = (name: string, address: string): AccessPoint => ({
  ...{ name, address, isOverTls: false, disconnectPort: 3799, changedAt: inDays(-30) },
});
const overTls = (name: string, certificateUntil?: string): AccessPoint => ({
  ...{ name, isOverTls: true, disconnectPort: 3799, changedAt: inDays(-30) },
  ...(certificateUntil && { certificateUntil }),
});
const outcome = { created: 2, changed: 1, unchanged: 3, removed: 1, hotspotAddresses: 4, connectionsEnded: 0 };
const made = {
  ...{ certificate: 'the certificate', authorities: 'the authorities', serverName: 'radius.venue.example' },
  expiresAt: inDays(397),
};

let points: AccessPoint[];
const server = { list: vi.fn(), put: vi.fn(), certify: vi.fn() } satisfies Record<keyof AccessPointsServer, unknown>;

beforeEach(() => {
  points = [overUdp('Lantern Hall 3', '10.1.3.7'), overTls('Hotel, 3rd floor', inDays(300)), overTls('Town square')];
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  server.list.mockImplementation(async () => ({ accessPoints: points, hotspots: [] }));
  server.put.mockResolvedValue(outcome);
  server.certify.mockResolvedValue(made);
});
afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('data-theme');
  vi.resetAllMocks();
  vi.restoreAllMocks();
});

async function show(width = 1440) {
  await page.viewport(width, 900);
  render(html`<cw-access-points-page .server=${server}></cw-access-points-page>`, document.body);
  await expect.poll(() => server.list.mock.calls.length).toBeGreaterThan(0);
}

const row = (name: string) => page.getByRole('row', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const names = () =>
  page
    .getByRole('rowheader')
    .elements()
    .map(({ textContent }) => textContent);

describe('The list', () => {
  it('has first whose certificate is missing, and says how each shows who it is and is told to take a device off', async () => {
    await show();
    await expect.element(page.getByText('Access points: 3, over TLS: 2, in need of a certificate: 1.')).toBeVisible();
    expect(names()).toEqual(['Town square', 'Hotel, 3rd floor', 'Lantern Hall 3']);
    await expect.element(row('Town square')).toHaveTextContent(/no certificate yet\s*cannot be: at most ten minutes/);
    await expect.element(row('Hotel, 3rd floor')).toHaveTextContent(/a certificate until/);
    await expect
      .element(row('Lantern Hall 3'))
      .toHaveTextContent(/10\.1\.3\.7.*a secret of its own.*at once, port 3799/s);
    await expect.element(row('Lantern Hall 3').getByRole('button')).not.toBeInTheDocument();
    await expect.element(page.getByText(/who is revoked there stays on for ten minutes at most/)).toBeVisible();
  });

  it('has before them whoever says to be the hotspot of another one, and which, and when', async () => {
    points = [...points, { ...overUdp('West', '10.1.3.9'), claim: { hotspot: 'LH-0001', at: inDays(-1) } }];
    await show();
    await expect.element(row('West')).toHaveTextContent(/says that it is LH-0001, for which another one speaks: \d/);
    expect(names()[0]).toContain('West');
    await expect.element(row('Lantern Hall 3')).not.toHaveTextContent(/another one speaks/);
  });

  it('says nothing of TLS where none is over it', async () => {
    points = [overUdp('Lantern Hall 3', '10.1.3.7')];
    await show();
    await expect.element(page.getByText('Access points: 1, over TLS: 0.')).toBeVisible();
    await expect.element(page.getByText(/ten minutes/)).not.toBeInTheDocument();
  });

  it('tells which certificates end, and which have', async () => {
    points = [overTls('Hotel', inDays(300)), overTls('Quay', inDays(10)), overTls('Tower', inDays(-1))];
    await show();
    await expect.element(row('Tower')).toHaveTextContent(/a certificate that ended on/);
    await expect.element(row('Quay')).toHaveTextContent(/a certificate that ends on/);
    expect(names()).toEqual(['Tower', 'Quay', 'Hotel']);
  });

  it('is searched by name and by address where it is long, and shows no more than people read', async () => {
    points = Array.from({ length: 450 }, (_, n) => overUdp(`AP ${n}`, `10.0.${n >> 8}.${n & 255}`));
    await show();
    await expect.element(page.getByText('200 of 450 are shown. Find the others by name or address.')).toBeVisible();
    await page.getByLabelText('Find an access point').fill('10.0.1.193');
    await expect.poll(names).toEqual(['AP 449']);
    await page.getByLabelText('Find an access point').fill('nothing like it');
    await expect.element(page.getByText('No access point is called so, or has this address.')).toBeVisible();
  });

  it('that cannot be had says why, and is asked for again', async () => {
    const problem = { type: 'x', title: 'x', status: 403, code: 'request.role_needed' };
    server.list.mockRejectedValueOnce(new ApiProblem(problem));
    await show();
    await expect.element(page.getByText('Your role may not do this.')).toBeVisible();
    await button('Try again').click();
    await expect.element(row('Town square')).toBeVisible();
  });

  it('has the profiles below it for who may change them alone', async () => {
    await show();
    await expect.element(row('Town square')).toBeVisible();
    const its = document.querySelector('cw-access-points-page')!;
    expect(its.renderRoot.querySelector('cw-profiles-panel')).toBeNull();
    its.mayChangeProfiles = true;
    await its.updateComplete;
    expect(its.renderRoot.querySelector('cw-profiles-panel')).not.toBeNull();
  });

  it('needs no scrolling sideways on a phone, and holds to the rules of accessibility there and in the dark', async () => {
    await show(390);
    await expect.element(row('Town square')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    expect(await axeFaults(document.body)).toEqual([]);
    document.documentElement.dataset.theme = 'dark';
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('A certificate', () => {
  const open = async () => {
    await show();
    await button('Make a certificate… Town square').click();
  };

  it('is made for the request of an access point, and no key is told', async () => {
    await open();
    await button('Make the certificate').click();
    await expect.element(page.getByText('Paste the request first, or have a key made here.')).toBeVisible();
    expect(server.certify).not.toHaveBeenCalled();
    await page.getByLabelText('Its request for a certificate, in PEM (PKCS #10)').fill('  the request\n');
    await button('Make the certificate').click();
    expect(server.certify).toHaveBeenCalledExactlyOnceWith('Town square', 'the request');
    await expect.element(page.getByText('radius.venue.example')).toBeVisible();
    await expect.element(button('Key')).not.toBeInTheDocument();
    await expect.poll(() => server.list.mock.calls.length).toBe(2);
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('is made with a key, which is told once and saved as a file, and is gone when the dialog is closed', async () => {
    server.certify.mockResolvedValue({ ...made, privateKey: 'the key' });
    await open();
    await page.getByLabelText('Make one here').click();
    await button('Make the certificate').click();
    expect(server.certify).toHaveBeenCalledExactlyOnceWith('Town square', undefined);
    await expect.element(page.getByText('The key is told only now. Save it before you close this.')).toBeVisible();
    const saved: [string, string][] = [];
    const blobs = new Map<string, Blob>();
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.set(`blob:${blobs.size}`, blob as Blob);
      return `blob:${blobs.size - 1}`;
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      void blobs
        .get(this.href)
        ?.text()
        .then((content) => saved.push([this.download, content]));
    });
    for (const file of ['Certificate', 'Key', 'Authorities']) await button(file).click();
    await expect
      .poll(() => saved)
      .toEqual([
        ['Town-square.pem', 'the certificate'],
        ['Town-square.key', 'the key'],
        ['Town-square-authorities.pem', 'the authorities'],
      ]);
    await userEvent.keyboard('{Escape}');
    await button('Make a certificate… Town square').click();
    await expect
      .element(page.getByText('The key is told only now. Save it before you close this.'))
      .not.toBeInTheDocument();
    await expect.element(button('Make the certificate')).toBeVisible();
  });

  it('that takes the place of another says that the one before is believed no more', async () => {
    await show();
    await button('Make a new one… Hotel, 3rd floor').click();
    await expect.element(page.getByText(/is believed no more as soon as this one is made/)).toBeVisible();
  });

  it('that is refused says why', async () => {
    const code = 'network_access.certificate_request_faulty';
    server.certify.mockRejectedValue(new ApiProblem({ type: 'x', title: 'x', status: 422, code }));
    await open();
    await page.getByLabelText('Its request for a certificate, in PEM (PKCS #10)').fill('nonsense');
    await button('Make the certificate').click();
    await expect.element(page.getByText(/This is no request for a certificate in PEM/)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('A file', () => {
  const choose = async () => {
    await button('Import access points…').click();
    const input = document
      .querySelector('cw-access-points-page')!
      .renderRoot.querySelector('cw-import-access-points')!
      .renderRoot.querySelector('input')!;
    await userEvent.upload(input, new File(['name'], 'points.csv', { type: 'text/csv' }));
  };

  it('goes in, says what came of it, and the list is read again', async () => {
    server.put.mockResolvedValue({ ...outcome, connectionsEnded: 7 });
    await show();
    await choose();
    await expect
      .element(page.getByText('2 new, 1 changed, 3 as before, 1 taken off. Connections that ended with them: 7.'))
      .toBeVisible();
    await expect.poll(() => server.list.mock.calls.length).toBe(2);
  });

  it('that is faulty is not taken, and each fault is named by its place', async () => {
    const faults = [
      { path: 'line 3, address', message: 'x', code: 'address_malformed', hint: '10.0.0' },
      { path: 'line 4, name', message: 'x', code: 'name_repeated', hint: 'AP 1' },
      { path: 'line 5, hotspots', message: 'x', code: 'hotspot_unknown', hint: 'LH-9' },
      { path: 'line 6', message: 'x', code: 'cells_uneven', hint: '6' },
    ];
    const code = 'network_access.access_points_faulty';
    server.put.mockRejectedValue(new ApiProblem({ type: 'x', title: 'x', status: 422, code, faults }));
    await show();
    await choose();
    await expect.element(page.getByText('Nothing was imported')).toBeVisible();
    await expect.element(page.getByText(/needs an IPv4 or IPv6 address.*found “10\.0\.0”/)).toBeVisible();
    await expect.element(page.getByText('“AP 1” stands in the file twice')).toBeVisible();
    await expect.element(page.getByText('no hotspot of the code “LH-9” is in the inventory')).toBeVisible();
    await expect.element(page.getByText('needs 6 cells, as the heading has')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('is asked for where there are no access points yet', async () => {
    points = [];
    await show();
    await expect.element(page.getByText('No access points yet')).toBeVisible();
    await button('Import access points…').click();
    await expect.element(page.getByText(/The file names all access points/)).toBeVisible();
  });
});
