/**
 * Headers of the page itself; everything it may load is named here.
 *
 * @param ancestors origins besides our own whose pages may show this one inside theirs
 */
export function pageHeaders(sources: readonly string[], ancestors: readonly string[] = []): Record<string, string> {
  const everywhere = sources.join(" ");
  const policy = {
    "default-src": "'self'",
    "connect-src": `'self' ${everywhere}`,
    // Media Source objects are blob: addresses; Safari plays HLS from its own address.
    "media-src": `'self' blob: ${everywhere}`,
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "style-src": "'self' 'unsafe-inline'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": ["'self'", ...ancestors].join(" "),
  };
  return {
    "content-security-policy": Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join("; "),
    ...commonHeaders,
  };
}

export const commonHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
} as const;
