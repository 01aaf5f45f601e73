import { fileURLToPath } from 'node:url';

/** Builds lab-ui into lab-ui/dist as vite.config.ts says; rejects where it cannot. */
export async function buildPages(): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'warn',
  });
}
