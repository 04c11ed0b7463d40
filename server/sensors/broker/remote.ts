import { connect } from "mqtt";
import { withoutSecrets, type Log } from "../../platform/log.ts";
import type { MessageSource, OnMessage } from "./source.ts";

export interface RemoteOptions {
  /** `mqtt://` or `mqtts://`, credentials in it if the broker wants some. */
  url: string;
  /** MQTT topic filters. */
  filters: readonly string[];
  log: Log;
  onMessage: OnMessage;
  onState: (connected: boolean) => void;
}

const RECONNECT_MS = 1000;

/** Listens at an operator's broker; comes back, subscriptions included, for as long as it takes. */
export function createRemoteBroker({ url, filters, log, onMessage, onState }: RemoteOptions): MessageSource {
  const broker = withoutSecrets(url);
  const client = connect(url, {
    protocolVersion: 4,
    clean: true,
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: 5000,
    keepalive: 15,
    resubscribe: false,
  });
  let connected: boolean | undefined;
  const tell = (state: boolean, why: string) => {
    if (connected === state) return;
    connected = state;
    onState(state);
    if (state) log.info({ broker }, why);
    else log.warn({ broker }, why);
  };
  client.on("connect", () => {
    tell(true, "listening at the broker");
    if (filters.length === 0) return;
    client.subscribe([...filters], { qos: 0 }, (error, granted) => {
      const refused = granted?.filter(({ qos }) => qos > 2).map(({ topic }) => topic) ?? [];
      if (refused.length > 0) log.error({ broker, refused }, "the broker refused subscriptions");
      else if (error && connected) log.error({ broker, why: error.message }, "the subscription failed");
    });
  });
  client.on("close", () => tell(false, "the broker cannot be reached; trying again every second"));
  // Errors come once an attempt; `close` follows each and says it once.
  client.on("error", (error) => log.debug({ broker, why: error.message }, "the broker's connection failed"));
  client.on("message", (topic, payload) => onMessage(topic, payload));
  return {
    close: () => client.endAsync(true),
  };
}
