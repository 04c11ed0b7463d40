import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PROBLEM_TYPE, type Problem } from "../../../contracts/problem.ts";
import { captions } from "../../../contracts/routes.ts";
import { problem } from "../../platform/problem.ts";
import { bearsToken } from "../../platform/token.ts";
import { DOCUMENT_LIMITS } from "./document.ts";
import type { CaptionIntake } from "./intake.ts";

/** Somewhat more than is taken is read, so that its sender gets an answer and not a broken connection. */
const MAX_READ_BYTES = 4 * DOCUMENT_LIMITS.bytes;

/** A caption track as senders see it; without an intake its captions come inside the contribution. */
export interface CaptionDoor {
  from: string;
  intake: CaptionIntake | undefined;
}

/** `POST /captions/<feed>/<track>`: the operator's, with the token. */
export function addCaptionRoutes(
  app: FastifyInstance,
  options: { doorOf: (feed: string, track: string) => CaptionDoor | undefined; token: string },
): void {
  const { doorOf, token } = options;
  const refuse = (reply: FastifyReply, body: Problem) => reply.code(body.status).type(PROBLEM_TYPE).send(body);
  // Before the body is read: who may not send is not listened to.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header("cache-control", "no-store").removeHeader("access-control-allow-origin");
    if (bearsToken(request.headers.authorization, token)) return;
    // What is still coming is not waited for.
    reply.header("www-authenticate", "Bearer").header("connection", "close");
    return refuse(reply, problem(401, "Expected the captions' bearer token"));
  };

  void app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_READ_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    own.post<{ Params: { feed: string; track: string }; Querystring: { at?: string | string[] } }>(
      captions.document(":feed", ":track"),
      { onRequest, bodyLimit: MAX_READ_BYTES },
      async ({ params, query, body, headers }, reply) => {
        const door = doorOf(params.feed, params.track);
        if (!door) return refuse(reply, problem(404, "The event file has no such captions"));
        if (!door.intake)
          return refuse(reply, problem(409, `These captions come from ${door.from} of the contribution`));
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        if (bytes.length > DOCUMENT_LIMITS.bytes)
          return refuse(reply, problem(413, `Expected at most ${DOCUMENT_LIMITS.bytes} bytes`));
        const at = query["at"];
        const told = door.intake.take(bytes, headers["content-type"], Array.isArray(at) ? at[0] : at);
        if (!("status" in told)) return reply.send(told);
        if (told.status === 429 || told.status === 503) reply.header("retry-after", "1");
        return refuse(reply, told);
      },
    );
  });
}
