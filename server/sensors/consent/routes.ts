import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { Consent } from "../../../contracts/event.ts";
import { PROBLEM_TYPE } from "../../../contracts/problem.ts";
import { problem } from "../../platform/problem.ts";
import { bearsToken } from "../../platform/token.ts";
import type { Vocabulary } from "../ingest/vocabulary.ts";
import type { ConsentRegister } from "./register.ts";
import type { RegisterStore } from "./register-file.ts";

export interface ConsentRoutesOptions {
  register: ConsentRegister;
  store: RegisterStore;
  vocabulary: Vocabulary;
  token: string;
  onGranted: (consent: Consent) => void;
  /** Called as soon as a consent ended, before it is on disk. */
  onWithdrawn: (consent: Consent) => void;
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** `GET /consents`, `PUT` and `DELETE /consents/:athlete/:metric/:audience`: the operator's, from this machine, with the token. */
export function addConsentRoutes(app: FastifyInstance, options: ConsentRoutesOptions): void {
  const { register, store, vocabulary, token, onGranted, onWithdrawn } = options;
  const refuse = (reply: FastifyReply, status: number, title: string, rest = {}) =>
    reply
      .code(status)
      .type(PROBLEM_TYPE)
      .send(problem(status, title, rest));

  const guard = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header("cache-control", "no-store");
    if (!LOOPBACK.test(request.socket.remoteAddress ?? ""))
      return refuse(reply, 403, "Consents are kept from this machine only");
    if (bearsToken(request.headers.authorization, token)) return;
    reply.header("www-authenticate", "Bearer");
    return refuse(reply, 401, "Expected the administrator's bearer token");
  };
  const consentOf = (request: FastifyRequest): Consent | undefined => {
    const parsed = v.safeParse(Consent, request.params);
    if (!parsed.success) return undefined;
    const { athlete, metric } = parsed.output;
    return vocabulary.subjects.has(`athlete:${athlete}`) && vocabulary.metrics.get(metric)?.personal === true
      ? parsed.output
      : undefined;
  };
  const path = "/consents/:athlete/:metric/:audience";
  const unknown = "The event has no such athlete, personal metric or audience";

  app.get("/consents", { onRequest: guard }, async () => ({ consents: register.list() }));

  app.put(path, { onRequest: guard }, async (request, reply) => {
    const consent = consentOf(request);
    if (!consent) return refuse(reply, 404, unknown);
    const fresh = register.grant(consent);
    try {
      await store.save(register.list());
    } catch (error) {
      // What is shown must be what a restart would show, so a consent that cannot be kept is not given.
      if (fresh && register.withdraw(consent)) onWithdrawn(consent);
      request.log.error({ why: (error as Error).message }, "a consent could not be written and was not taken");
      return refuse(reply, 507, "Not taken: the consent could not be written", {
        detail: "Free space in the data folder",
      });
    }
    if (fresh) onGranted(consent);
    return reply.code(fresh ? 201 : 200).send(consent);
  });

  app.delete(path, { onRequest: guard }, async (request, reply) => {
    const consent = consentOf(request);
    if (!consent) return refuse(reply, 404, unknown);
    // In effect first: a full disk must not keep a heart rate on the air.
    const was = register.withdraw(consent);
    if (was) onWithdrawn(consent);
    try {
      await store.save(register.list());
    } catch (error) {
      request.log.error({ why: (error as Error).message }, "a withdrawal is in effect but could not be written");
      return refuse(reply, 507, "Withdrawn now, but not written: it will not outlive a restart", {
        detail: "Free space in the data folder and send the request again",
      });
    }
    return reply.code(204).send();
  });
}
