/**
 * Keeps a page of figures fresh without loading it anew: focus, scroll and what is being typed stay (WCAG 2.2.1, F41).
 * Without script the page stays as it was opened.
 */
const seconds = Number(
  document.querySelector('meta[name="refresh-after"]')?.getAttribute('content') ?? 'none',
);

async function refresh(): Promise<void> {
  const old = document.getElementById('main');
  if (!old || document.hidden || old.contains(document.activeElement)) return;
  const reply = await fetch(window.location.href, { headers: { accept: 'text/html' } });
  if (!reply.ok || reply.redirected) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById('main');
  if (fresh && !old.contains(document.activeElement))
    old.replaceChildren(...Array.from(fresh.childNodes, (node) => document.adoptNode(node)));
}

// A look that fails is followed by the next one.
if (seconds > 0) window.setInterval(() => refresh().catch(() => undefined), seconds * 1000);
