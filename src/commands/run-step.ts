import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** Runs one program of the toolchain with its output shown, and returns its exit status. */
export function runStep(command: string, ...parameters: string[]): number {
  const { status, error } = spawnSync(command, parameters, {
    stdio: 'inherit',
    // On Windows the programs under node_modules/.bin are .cmd files, which only a shell starts.
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

/** Runs one program and ends this one with the same status if it fails. */
export function requireStep(command: string, ...parameters: string[]): void {
  const status = runStep(command, ...parameters);
  if (status !== 0) process.exit(status);
}
