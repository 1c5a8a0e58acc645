/** Lets the browser keep this page and its like for a time without a connection (issue: offline copy of visited cards). */
const worker = document.querySelector<HTMLMetaElement>('meta[name="offline-worker"]')?.content;

if (worker && 'serviceWorker' in navigator && window.isSecureContext) {
  // After the page is there: the first visit must not wait for what a later one may need.
  window.addEventListener('load', () => {
    keep(worker).catch(() => undefined);
  });
}

async function keep(address: string): Promise<void> {
  const scope = location.pathname.startsWith('/en/') ? '/en/centres/' : '/centres/';
  const registration = await navigator.serviceWorker.register(address, { scope });
  const at = registration.active ?? registration.waiting ?? registration.installing;
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/assets/'));
  at?.postMessage([location.href, ...assets]);
}
