import { openPage } from '../styles/open-page.ts';

await openPage();
await import('./whereabouts-page.ts');
