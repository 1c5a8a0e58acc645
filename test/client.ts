/** A browser without a screen: keeps cookies, follows nothing by itself. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Sends a form; its key is read from `form` (by default the page that has the key of the layout). */
  post(path: string, fields?: Fields, options?: PostOptions): Promise<Reply>;
  json(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** A fresh key of a form on the page. */
  formKey(page?: string): Promise<string>;
  readonly cookies: Map<string, string>;
}

interface PostOptions {
  readonly form?: string;
  readonly key?: string;
  /** Files by field, each with the name that somebody gave it; the form then goes as `multipart/form-data`. */
  readonly files?: Readonly<Record<string, readonly (readonly [name: string, bytes: Uint8Array])[]>>;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  readonly headers: Headers;
}

export function createClient(url: string, defaultForm: string, cookies = new Map<string, string>()): Client {
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    };
  };
  const formKey = async (page = defaultForm) => {
    const { text, status } = await send(page, {});
    const key = /name="_key" value="([^"]+)"/.exec(text)?.[1];
    if (!key) throw new Error(`no form on ${page} (${status})`);
    return key;
  };
  return {
    cookies,
    formKey,
    get: (path, headers = {}) => send(path, { headers }),
    post: async (path, fields = {}, options = {}) => {
      const body = options.files ? new FormData() : new URLSearchParams();
      body.set('_key', options.key ?? (await formKey(options.form)));
      for (const [name, value] of Object.entries(fields)) {
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      }
      if (body instanceof FormData) {
        for (const [field, files] of Object.entries(options.files ?? {}))
          for (const [name, bytes] of files) body.append(field, new File([new Uint8Array(bytes)], name));
      }
      return send(path, { method: 'POST', body });
    },
    json: (method, path, body, headers = {}) =>
      send(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  const ended = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
  if (ended) cookies.delete(name);
  else cookies.set(name, value.join('='));
}
