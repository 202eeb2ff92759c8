import { copyFileSync, writeFileSync } from 'node:fs';
import pino from 'pino';
import { expect, it, vi } from 'vitest';
import { openWifi } from '../../server/start-up/open-wifi.ts';
import { useAtEnd } from '../support/at-end.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { makeSiteCertificate } from '../support/site-certificate.ts';

const atEnd = useAtEnd();
const site = makeSiteCertificate(atEnd, 'ec');
const renewed = makeSiteCertificate(atEnd, 'rsa');
const dayMs = 86_400_000;

function deps() {
  const clock = new FakeClock();
  clock.advance(Date.now() - clock.now().getTime());
  return { clock, log: pino({ level: 'silent' }) };
}
const opened = (files: { certificate: string; key: string }, with_ = deps()) =>
  openWifi({ name: 'Venue', signing: files }, with_);

it('has no signer where none is named, and no Wi-Fi where it has no name', () => {
  expect(openWifi(undefined, deps())).toBeUndefined();
  expect(openWifi({ name: 'Venue' }, deps())).toMatchObject({ name: 'Venue', findSigner: undefined });
});

it('does not start with files that are missing, no PEM, or do not belong together, and says which', () => {
  expect(() => opened({ ...site, certificate: '/nowhere.pem' })).toThrow(
    /^PROFILE_SIGNING_CERTIFICATE.*cannot be read/,
  );
  expect(() => opened({ ...site, certificate: site.key })).toThrow(/without certificates/);
  expect(() => opened({ ...site, key: site.certificate })).toThrow(/^PROFILE_SIGNING_KEY.*not PEM/);
  expect(() => opened({ ...site, key: renewed.key })).toThrow(/is not the key of/);
});

it('does not start with a certificate that is over', () => {
  const late = deps();
  late.clock.advance(3 * dayMs);
  expect(() => opened(site, late)).toThrow(/was good until .*: renew it/);
});

it('signs with the certificate as it is now, with the one before while the files are half-written, and with none that is over', () => {
  const now = deps();
  const warned = vi.spyOn(now.log, 'warn');
  const files = { certificate: `${site.certificate}.now`, key: `${site.key}.now` };
  const write = (from: typeof site) => {
    copyFileSync(from.certificate, files.certificate);
    copyFileSync(from.key, files.key);
  };
  write(site);
  const wifi = opened(files, now);
  expect(wifi?.findSigner?.()).toMatchObject({ key: { asymmetricKeyType: 'ec' }, chain: [expect.anything()] });
  write(renewed);
  expect(wifi?.findSigner?.()?.key.asymmetricKeyType).toBe('rsa');
  expect(warned).not.toHaveBeenCalled();
  writeFileSync(files.certificate, '-----BEGIN CERT');
  expect(wifi?.findSigner?.()?.key.asymmetricKeyType).toBe('rsa');
  expect(warned).toHaveBeenCalledOnce();
  now.clock.advance(3 * dayMs);
  expect(wifi?.findSigner?.()).toBeUndefined();
});
