import type { TestProject } from 'vitest/node';
import { findWifiPrograms, type WifiPrograms } from '../../ops/debian-packages/find-programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The real ones: installed, or unpacked from Debian's packages. */
    wifiPrograms: WifiPrograms;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  project.provide('wifiPrograms', await findWifiPrograms());
}
