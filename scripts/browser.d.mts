/** Path of an installed browser, or undefined. CHROME_PATH wins. */
export function findBrowser(env?: NodeJS.ProcessEnv): string | undefined;
/** Installs Debian's Chromium when that can be done without asking; gives its path or a sentence why not. */
export function installBrowser(): { path: string } | { problem: string };
