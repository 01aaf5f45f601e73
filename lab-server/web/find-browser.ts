import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where browsers are looked for; passed in, so that every system can be tested on any. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
}

/** The Chrome, Chromium and Edge that are installed, best first; `bundled` is the one Playwright downloads. */
export function findBrowsers(
  machine: Machine,
  bundled?: string,
  exists: (path: string) => boolean = existsSync,
): string[] {
  return browserCandidates(machine, bundled).filter((candidate) => exists(candidate));
}

/**
 * Every place where a browser may be, best first and each once. `HUMEUR_BROWSER` is an order: where it is set,
 * nothing else counts.
 */
export function browserCandidates(machine: Machine, bundled?: string): string[] {
  const chosen = machine.env['HUMEUR_BROWSER'];
  if (chosen) return [chosen];
  const places = [...(bundled ? [bundled] : []), ...usualPlaces(machine), ...onPath(machine)];
  return [...new Set(places)];
}

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'win32') return underFolders(path.win32, windowsFolders(env), WINDOWS_PLACES);
  if (platform === 'darwin') return underFolders(path.posix, macFolders(env), MAC_PLACES);
  return LINUX_PLACES;
}

function onPath({ platform, env }: Machine): string[] {
  const windows = platform === 'win32';
  const { delimiter, join } = windows ? path.win32 : path.posix;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = windows ? ['chrome.exe', 'msedge.exe'] : UNIX_NAMES;
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function underFolders({ join }: path.PlatformPath, folders: string[], places: string[]): string[] {
  return places.flatMap((place) => folders.map((folder) => join(folder, place)));
}

function windowsFolders(env: Machine['env']): string[] {
  const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return folders.filter((folder) => folder !== undefined && folder !== '') as string[];
}

function macFolders(env: Machine['env']): string[] {
  return ['/Applications', ...(env['HOME'] ? [path.posix.join(env['HOME'], 'Applications')] : [])];
}

const WINDOWS_PLACES = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];
const MAC_PLACES = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const LINUX_PLACES = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
];
const UNIX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
