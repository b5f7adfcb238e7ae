/** A form with a file on its way to the server. */
export interface FormPost {
  url: string;
  headers: Record<string, string>;
  credentials: 'same-origin' | 'omit';
  form: FormData;
  signal: AbortSignal;
  /** Bytes that have left this device, the form around the file among them. */
  progress: (sentBytes: number) => void;
}

/** Sends a form. Resolves with whatever was answered; rejects where the network let it down and when it is aborted. */
export type PostForm = (post: FormPost) => Promise<Response>;

export function fetchForm(fetch: typeof globalThis.fetch): PostForm {
  return ({ url, headers, credentials, form, signal }) =>
    fetch(url, { method: 'POST', headers, body: form, credentials, signal });
}

/** The one way by which a browser tells how far it is. */
export const xhrForm: PostForm = ({ url, headers, credentials, form, signal, progress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (): void => reject(new TypeError('The form was not sent.'));
    request.upload.onprogress = ({ loaded }) => progress(loaded);
    request.onload = () => resolve(responseOf(request));
    request.onerror = request.onabort = request.ontimeout = fail;
    if (signal.aborted) return fail();
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', url);
    request.withCredentials = credentials !== 'omit';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    // A service worker in between would hide how far it is; Angular's steps aside for this.
    request.setRequestHeader('ngsw-bypass', 'true');
    request.send(form);
  });

/** Statuses that carry nothing, and take no body. */
const EMPTY = [204, 205, 304];

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ['Content-Type', 'Retry-After']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  const body = EMPTY.includes(request.status) ? null : request.responseText;
  return new Response(body, { status: request.status, headers });
}
