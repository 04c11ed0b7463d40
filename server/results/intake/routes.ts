import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PROBLEM_TYPE } from "../../../contracts/problem.ts";
import { results } from "../../../contracts/routes.ts";
import { problem } from "../../platform/problem.ts";
import { bearsToken } from "../../platform/token.ts";
import { XML_LIMITS } from "../odf/xml.ts";
import type { Store } from "../store/store.ts";
import type { Intake } from "./intake.ts";

const MOST_LINES = 500;

/** `POST /odf` and `GET /odf/log`: the operator's, with the token. */
export function addOdfRoutes(app: FastifyInstance, options: { intake: Intake; store: Store; token: string }): void {
  const { intake, store, token } = options;
  const refuse = (reply: FastifyReply, status: number, title: string, rest = {}) =>
    reply
      .code(status)
      .type(PROBLEM_TYPE)
      .send(problem(status, title, rest));
  // Before the body is read: who may not send is not listened to.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header("cache-control", "no-store").removeHeader("access-control-allow-origin");
    if (bearsToken(request.headers.authorization, token)) return;
    // What is still coming is not waited for.
    reply.header("www-authenticate", "Bearer").header("connection", "close");
    return refuse(reply, 401, "Expected the results' bearer token");
  };

  void app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: XML_LIMITS.maxBytes }, (_request, body, done) =>
      done(null, body),
    );
    own.post(results.odf, { onRequest, bodyLimit: XML_LIMITS.maxBytes }, async (request, reply) => {
      if (!Buffer.isBuffer(request.body) || request.body.length === 0)
        return refuse(reply, 400, "Expected a message in the body");
      const told = await intake.take(request.body);
      if (told === null) return refuse(reply.header("retry-after", "1"), 503, "Too many messages wait already");
      const { errors, ...rest } = told;
      if (told.fate !== "refused") return reply.code(told.fate === "quarantined" ? 202 : 200).send(rest);
      return refuse(reply, 422, "This message cannot be used", { detail: told.reason, errors });
    });
    own.get<{ Querystring: Record<string, unknown> }>(results.log, { onRequest }, async ({ query }, reply) => {
      const whole = (name: string) => (/^\d{1,9}$/.test(String(query[name])) ? Number(query[name]) : undefined);
      const before = whole("before");
      return reply.send({ messages: await store.log(Math.min(MOST_LINES, whole("limit") ?? 100), before) });
    });
  });
}
