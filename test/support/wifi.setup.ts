import type { TestProject } from 'vitest/node';
import { findWifiPrograms, type WifiPrograms } from '../../ops/debian-packages/find-programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The real ones: installed, or unpacked from Debian's packages; or why they are not to be had. */
    wifiPrograms: WifiPrograms | string;
  }
}

/** Once for all test files, for it may download them. Where they are not to be had, only the tests that need them fail. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('wifiPrograms', await findWifiPrograms().catch((error: unknown) => String(error)));
}
