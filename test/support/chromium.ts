/** From Debian's package chromium; `npm test` sees to it that it is there. */
export const chromiumPath = '/usr/bin/chromium';

/** Without what a browser does for its user: updates, first-run pages, telemetry. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
