import { keepForOffline } from '../delegate/keep-for-offline.ts';
import { delegateLanguages } from '../styles/locale.ts';
import { openPage } from '../styles/open-page.ts';

await openPage(delegateLanguages);
await import('./sessions-page.ts');
void keepForOffline('sessions');
