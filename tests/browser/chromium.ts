import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const PROGRAM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATION_PATHS = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Starts a headless Chromium for the tests. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: requireChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** Finds a Chromium on this machine, or installs Debian's, or says how to get one. */
export function requireChromium(): string {
  const found = findChromium() ?? (installChromium() ? findChromium() : undefined);
  if (found) return found;
  throw new Error(
    'No Chromium was found for the browser tests. Install Chromium or Google Chrome ' +
      '(on Debian, as root: apt-get install chromium fonts-noto-cjk), ' +
      'or name one: CHROMIUM=/path/to/chromium npm test',
  );
}

function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM;
  if (chosen) {
    // A wrong choice is said, not silently replaced by another browser.
    if (!existsSync(chosen)) throw new Error(`CHROMIUM: there is no program at ${chosen}`);
    return chosen;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = PROGRAM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...APPLICATION_PATHS, ...onPath].find((path) => existsSync(path));
}

function installChromium(): boolean {
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (!isRoot || !hasApt) return false;
  console.log(`Installing ${PACKAGES.join(' and ')} for the browser tests …`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES],
      options,
    );
    return true;
  } catch {
    return false;
  }
}
