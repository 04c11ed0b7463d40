/** Where sensors' messages come from: the embedded broker, or a broker elsewhere. */
export interface MessageSource {
  close(): Promise<void>;
}

/** A message as it came; nothing of it is believed yet. */
export type OnMessage = (topic: string, payload: Buffer) => void;
