import type { Audience, Consent, EventFile } from "../../contracts/event.ts";
import { channelOf } from "../../contracts/telemetry.ts";
import { now } from "../platform/clock.ts";
import { portOf, type Config, type Running } from "../platform/config.ts";
import { createLog, type Log } from "../platform/log.ts";
import { createMetrics } from "../platform/metrics.ts";
import { createService } from "../platform/service.ts";
import { loadToken } from "../platform/token.ts";
import { createEmbeddedBroker } from "./broker/embedded.ts";
import { createRemoteBroker } from "./broker/remote.ts";
import type { MessageSource, OnMessage } from "./broker/source.ts";
import { adminToken } from "./consent/admin-token.ts";
import { createConsentRegister } from "./consent/register.ts";
import { createRegisterStore } from "./consent/register-file.ts";
import { addConsentRoutes } from "./consent/routes.ts";
import { createGateway } from "./gateway/gateway.ts";
import { createRefusals } from "./ingest/refusals.ts";
import { vocabularyOf } from "./ingest/vocabulary.ts";
import { createPipeline } from "./pipeline.ts";
import { createReadiness } from "./readiness.ts";
import { addSegmentRoutes } from "./segments/routes.ts";
import { createSegmentStore } from "./segments/segment-store.ts";

/** Viewers come without a name, so they are the public; partners and teams will come with a session. */
const AUDIENCE: Audience = "public";

/** broker -> ingest -> consent -> align -> gateway and timed segments. */
export async function start(config: Config, event: EventFile, log: Log = createLog("sensors")): Promise<Running> {
  const metrics = createMetrics("sensors");
  const accepted = metrics.counter("sensor_samples_total", "Samples that went on to viewers");
  const connected = metrics.gauge("sensor_broker_connected", "1 while sensors can be heard");
  const refusals = createRefusals(metrics, log);

  const store = createRegisterStore(config.dataDir, event.id);
  const kept = await store.load();
  const register = createConsentRegister(kept ?? event.consents);
  if (!kept) await store.save(register.list());
  const token = await loadToken(adminToken(config.dataDir));

  const feeds = new Set(event.feeds.map(({ id }) => id));
  const segments = createSegmentStore(feeds, now());
  const readiness = createReadiness();
  const app = createService({ log, metrics, status: readiness });
  const gateway = createGateway({ server: app.server, feeds, metrics });
  const pipeline = createPipeline({
    event,
    register,
    audience: AUDIENCE,
    onSample(sample) {
      accepted.inc();
      gateway.push(sample);
      segments.add(sample);
      readiness.take(sample);
    },
    onRefused: (reason, place) => refusals.refuse(reason, place, now()),
  });

  addSegmentRoutes(app, segments);
  addConsentRoutes(app, {
    register,
    store,
    token,
    vocabulary: vocabularyOf(event),
    onGranted: ({ athlete, metric }) => gateway.restore(channelOf(`athlete:${athlete}`, metric)),
    onWithdrawn({ athlete, metric, audience }: Consent) {
      if (audience !== AUDIENCE) return;
      const channel = channelOf(`athlete:${athlete}`, metric);
      gateway.withdraw(channel);
      segments.withdraw(channel);
    },
  });
  const sealing = setInterval(() => segments.seal(now()), 1000);

  const port = portOf(config, "sensors");
  const onMessage: OnMessage = (topic, payload) => pipeline.take(topic, payload, now());
  let source: MessageSource | undefined;
  try {
    await listenOr(port, "sensors", () => app.listen({ host: config.host, port }));
    source = event.mqtt === undefined ? await embedded() : remote(event.mqtt);
  } catch (error) {
    await close();
    throw error;
  }

  async function embedded(): Promise<MessageSource> {
    const mqtt = portOf(config, "mqtt");
    const onBroken = (why: string) => refusals.refuse("protocol", why, now());
    const broker = await listenOr(mqtt, "the sensors' broker", () =>
      createEmbeddedBroker({ host: config.host, port: mqtt, log, onMessage, onBroken }),
    );
    connected.set(1);
    return broker;
  }
  function remote(url: string): MessageSource {
    const filters = [...new Set(event.sensors.map(({ topic }) => topic))];
    return createRemoteBroker({ url, filters, log, onMessage, onState: (state) => connected.set(state ? 1 : 0) });
  }
  async function close(): Promise<void> {
    clearInterval(sealing);
    await source?.close();
    await gateway.close();
    await app.close();
  }
  return { close };
}

async function listenOr<T>(port: number, what: string, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`port ${port} for ${what} is taken; end what listens there, or start with another --port`, {
      cause: error,
    });
  }
}
