import type { Config } from '../../config/index.js';

/** The origins, as browsers write them, that may open sockets besides the server's own. */
export function allowedOrigins(http: Config['http']): ReadonlySet<string> {
  const named = http.publicUrl ? [http.publicUrl, ...http.allowedOrigins] : http.allowedOrigins;
  return new Set(named.map((origin) => new URL(origin).origin));
}

/**
 * Whether a page of this origin may open a socket here. Browsers always say theirs; who says none is no browser and
 * carries no one else's session. Pages that this server itself gave out have its host.
 */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  if (origin === undefined) return true;
  if (allowed.has(origin)) return true;
  if (!URL.canParse(origin)) return false;
  return host !== undefined && new URL(origin).host === host.toLowerCase();
}
