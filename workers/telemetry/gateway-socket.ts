import * as v from "valibot";
import { GatewayMessage, type GatewayRequest } from "../../contracts/telemetry.ts";

/** The connection to the gateway: comes back by itself, and hands on only what the contract allows. */
export interface GatewaySocket {
  subscribe(feeds: readonly string[]): void;
  close(): void;
}

export interface GatewaySocketOptions {
  url: string;
  onMessage(message: GatewayMessage): void;
  /** Connected and subscribed, or lost. */
  onOpen(): void;
  onLost(): void;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;
/** A frame of every channel of a large event is a tenth of this. */
const LARGEST_MESSAGE = 1_048_576;

/** Waits grow by doubling; the random share spreads a hall of viewers whose gateway restarted. */
export const reconnectDelayMs = (attempt: number, random: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt) * (0.5 + random / 2);

export function createGatewaySocket({ url, onMessage, onOpen, onLost }: GatewaySocketOptions): GatewaySocket {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let feeds: readonly string[] = [];
  let attempt = 0;
  let closed = false;

  const request = (): void => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify({ type: "subscribe", feeds: [...feeds] } satisfies GatewayRequest));
  };

  function connect(): void {
    const mine = new WebSocket(url);
    socket = mine;
    mine.onopen = () => {
      attempt = 0;
      request();
      onOpen();
    };
    mine.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== "string" || data.length > LARGEST_MESSAGE) return mine.close();
      const message = parse(data);
      if (message) onMessage(message);
    };
    mine.onclose = () => {
      if (socket !== mine || closed) return;
      onLost();
      timer = setTimeout(connect, reconnectDelayMs(attempt, Math.random()));
      attempt += 1;
    };
  }

  connect();
  return {
    subscribe(next) {
      feeds = next;
      request();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

function parse(text: string): GatewayMessage | null {
  try {
    const result = v.safeParse(GatewayMessage, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
