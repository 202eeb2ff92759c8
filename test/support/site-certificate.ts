import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AtEnd } from './at-end.ts';

/** Files as an ACME client leaves them, and the authority that browsers trust. */
export interface SiteCertificate {
  readonly root: string;
  /** The site's own certificate first, then the one that leads to the root. */
  readonly certificate: string;
  readonly key: string;
}

const kinds = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
} as const;

/** The certificate of a site with its chain, made by OpenSSL, good for two days; the key of a kind. */
export function makeSiteCertificate(atEnd: AtEnd, kind: keyof typeof kinds): SiteCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-site-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const certify = (name: string, signer: string | undefined, basic: string): string => {
    const by = signer ? ['-CA', at(`${signer}.pem`), '-CAkey', at(`${signer}.key`)] : [];
    const args = ['req', '-x509', '-days', '2', '-noenc', ...kinds[kind], '-subj', `/CN=${name}.example`, ...by];
    args.push('-keyout', at(`${name}.key`), '-out', at(`${name}.pem`), '-addext', `basicConstraints=critical,${basic}`);
    execFileSync('openssl', args, { stdio: 'pipe' });
    return execFileSync('openssl', ['x509', '-in', at(`${name}.pem`)], { encoding: 'utf8' });
  };
  certify('root', undefined, 'CA:TRUE');
  const between = certify('between', 'root', 'CA:TRUE');
  const site = certify('site', 'between', 'CA:FALSE');
  writeFileSync(at('fullchain.pem'), site + between);
  return { root: at('root.pem'), certificate: at('fullchain.pem'), key: at('site.key') };
}
