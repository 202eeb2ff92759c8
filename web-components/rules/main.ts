import { openPage } from '../styles/open-page.ts';

await openPage();
await import('./rules-page.ts');
