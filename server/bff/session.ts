import { randomUUID } from "node:crypto";
import { embed } from "../../contracts/embed-routes.ts";
import type { Session } from "../../contracts/session.ts";

const COOKIE = "vedetta-session";
const FOUND = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:;|$)`);

/** A widget leaves no cookie in a partner's page, nor in ours on the partner's behalf. */
export const isEmbedded = ({ referer, site }: { referer: string | undefined; site: unknown }): boolean =>
  site === "cross-site" || (URL.canParse(referer ?? "") && new URL(referer ?? "").pathname === embed.page);

/** The session a Cookie header names, or a fresh anonymous one and the Set-Cookie that keeps it. */
export function sessionOf(cookies: string | undefined): { session: Session; setCookie?: string } {
  const id = FOUND.exec(cookies ?? "")?.[1];
  if (id !== undefined) return { session: { id, audience: "public" } };
  const fresh = randomUUID();
  return {
    session: { id: fresh, audience: "public" },
    setCookie: `${COOKIE}=${fresh}; Path=/; HttpOnly; SameSite=Lax`,
  };
}
