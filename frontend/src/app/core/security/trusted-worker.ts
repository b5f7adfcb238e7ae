interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown;
}

/** The service worker's file, beside the page. */
export const WORKER = 'ngsw-worker.js';

/**
 * Where the content security policy asks for trusted types, a browser takes the address of a script only from a policy.
 * Angular registers the service worker by a plain string; this lets that one address through and no other, and nothing
 * but addresses: HTML and code from strings stay refused.
 */
export function trustOwnWorker(): void {
  const { trustedTypes } = window as Window & { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      if (url === WORKER) return url;
      throw new TypeError(`No script is loaded from ${url}: it is not one of this page's.`);
    },
  });
}
