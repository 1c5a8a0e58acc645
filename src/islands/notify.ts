/** Turns on notifications in this browser: asks for permission, subscribes, and sends the form of the page. */
const form = document.querySelector<HTMLFormElement>('form[data-push]');
const status = document.querySelector<HTMLElement>('[data-push-status]');

if (form && status) begin(form, status);

function begin(form: HTMLFormElement, status: HTMLElement): void {
  const say = (what: 'none' | 'denied' | 'failed') => {
    status.textContent = status.dataset[what] ?? '';
  };
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    say('none');
    return;
  }
  if (Notification.permission === 'denied') {
    say('denied');
    return;
  }
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    status.textContent = '';
    turnOn(form, say).catch(() => say('failed'));
  });
}

async function turnOn(form: HTMLFormElement, say: (what: 'none' | 'denied') => void): Promise<void> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') {
    if (permission === 'denied') say('denied');
    return;
  }
  const { push = '', worker = '' } = form.dataset;
  const registration = await navigator.serviceWorker.register(worker);
  await active(registration);
  const key = Uint8Array.from(atob(push.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const subscription = await subscribe(registration, key);
  const { endpoint, keys } = subscription.toJSON();
  for (const [name, value] of Object.entries({ endpoint, p256dh: keys?.p256dh, auth: keys?.auth })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = (value ?? '').replace(/=+$/, '');
  }
  // Sent as it is, without the listener above: the answer is a page.
  form.submit();
}

/** A subscription made for another key (the server was moved) is given up first. */
async function subscribe(registration: ServiceWorkerRegistration, key: Uint8Array<ArrayBuffer>) {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await registration.pushManager.subscribe(options);
  } catch (error) {
    const old = await registration.pushManager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return registration.pushManager.subscribe(options);
  }
}

function active(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve();
    });
  });
}
