import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EmbedPartner } from "../../contracts/embed.ts";
import { parseWish } from "../../contracts/embed-wish.ts";
import type { EventFile, Partner } from "../../contracts/event.ts";
import { originMatches } from "../../contracts/partner.ts";
import { PROBLEM_TYPE } from "../../contracts/problem.ts";
import { embed } from "../../contracts/embed-routes.ts";
import { problem } from "../platform/problem.ts";
import { wishesOf } from "./embed-refusal-words.ts";
import { refusalOf, refusalPage, refusalHeaders } from "./embed-refusal.ts";
import type { Hosts } from "./hosts.ts";
import { oembedOf } from "./oembed.ts";

export interface EmbedOptions {
  event: EventFile;
  hosts: Hosts;
  appFolder: string;
}

/**
 * The widget's page, who may show it, and oEmbed. The browser enforces who may, by `frame-ancestors` (security-headers.ts);
 * what is here only says so where nothing else would.
 */
export function serveEmbed(app: FastifyInstance, { event, hosts, appFolder }: EmbedOptions): void {
  const partners = event.partners ?? [];
  const here = (request: FastifyRequest) => `${request.protocol}://${request.headers.host ?? ""}`;

  if (existsSync(join(appFolder, "embed.html")))
    app.get(embed.page, (request, reply) => {
      const framedBy = framingOrigin(request);
      if (framedBy !== null && framedBy !== here(request) && partnerOf(partners, framedBy) === null)
        return reply
          .code(403)
          .headers(refusalHeaders)
          .type("text/html; charset=utf-8")
          .send(refusalPage(framedBy, here(request), languagesOf(request)));
      return reply.sendFile("embed.html");
    });

  app.get<{ Querystring: { origin?: unknown } }>(embed.partner, (request, reply) => {
    void reply.header("cache-control", "no-store");
    const { origin } = request.query;
    if (typeof origin !== "string" || origin.length > 200)
      return badRequest(reply, "expected ?origin=https://news.example.org, the origin of the page that embeds");
    const partner = origin === here(request) ? { id: event.id, name: event.name } : partnerOf(partners, origin);
    if (partner === null)
      return reply
        .code(404)
        .type(PROBLEM_TYPE)
        .send(problem(404, "This site is not registered", { detail: refusalOf(origin, here(request)) }));
    return reply.send({ origin, partner: { id: partner.id, name: partner.name } } satisfies EmbedPartner);
  });

  app.get<{ Querystring: Record<string, unknown> }>(embed.oembed, (request, reply) => {
    const answer = oembedOf(request.query, { event, isOurs: (host) => hosts.isOurs(host) });
    if ("problem" in answer) return reply.code(answer.problem.status).type(PROBLEM_TYPE).send(answer.problem);
    return reply.header("cache-control", "public, max-age=300").send(answer.oembed);
  });
}

/** Whose site an origin is; null where nobody registered it. */
const partnerOf = (partners: readonly Partner[], origin: string): Partner | null =>
  partners.find(({ origins }) => origins.some((registered) => originMatches(registered, origin))) ?? null;

/** The origin of the page around, as far as the browser tells; null where it does not, or where there is no page around. */
function framingOrigin({ headers }: FastifyRequest): string | null {
  if (headers["sec-fetch-dest"] !== "iframe" && headers["sec-fetch-dest"] !== "frame") return null;
  try {
    return new URL(headers.referer ?? "").origin;
  } catch {
    return null;
  }
}

/** What the page around wishes, as in the widget itself (contracts/embed-wish.ts), then what the viewer's browser does. */
function languagesOf({ query, headers }: FastifyRequest): string[] {
  const asked = parseWish((name) => {
    const value = (query as Readonly<Record<string, unknown>>)[name];
    return typeof value === "string" ? value : null;
  }).wish.language;
  return [...(asked === null ? [] : [asked]), ...wishesOf(headers["accept-language"])];
}

const badRequest = (reply: FastifyReply, detail: string) =>
  reply
    .code(400)
    .type(PROBLEM_TYPE)
    .send(problem(400, "The question cannot be read", { detail }));
