import { openPage } from '../styles/open-page.ts';

await openPage();
await import('./sign-in-page.ts');
