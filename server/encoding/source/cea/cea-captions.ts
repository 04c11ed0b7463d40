import type { UtcMs } from "../../../../contracts/units.ts";
import type { VideoCodec } from "../contribution.ts";
import { TICKS_PER_MS } from "../timeline.ts";
import type { CaptionBlock } from "./caption-block.ts";
import { createDtvcc, type Dtvcc } from "./dtvcc.ts";
import { createDtvccService } from "./dtvcc-service.ts";
import { createLine21 } from "./line21.ts";
import { createPresentationOrder, type PresentationOrder } from "./presentation-order.ts";
import { createSettledScreen, type SettledScreen } from "./settled-screen.ts";
import { CC_TYPE, readCcPairs, type CcPair } from "./user-data.ts";

/** Captions inside a contribution: channels of CEA-608 (CC1 to CC4), services of CEA-708. */
export type CeaService = `CC${1 | 2 | 3 | 4}` | `service${1 | 2 | 3 | 4 | 5 | 6}`;

export interface CeaCaptionsOptions {
  /** Those that are wanted; where none is, no byte is looked at. */
  from: readonly CeaService[];
  /** From `atMs` on this is shown, until the next call for the same service; nothing, where there are no blocks. */
  onShow(from: CeaService, blocks: readonly CaptionBlock[], atMs: UtcMs): void;
}

/** From access units as they come to what is on the screen, on the event clock. Holds some screens of text. */
export interface CeaCaptions {
  /** Times in event ticks (timeline.ts). */
  picture(unit: { data: Buffer; codec: VideoCodec }, ticks: number, decodeTicks: number): void;
  /** The stream breaks here: what is shown ends, and what comes next begins anew. */
  end(): void;
}

export function createCeaCaptions({ from, onShow }: CeaCaptionsOptions): CeaCaptions {
  let decoding = open();

  function open(): { order: PresentationOrder<readonly CcPair[]>; end(): void } {
    const decoders = from.map((service) => createDecoder(service, (blocks, atMs) => onShow(service, blocks, atMs)));
    const order = createPresentationOrder<readonly CcPair[]>((pairs, ticks) => {
      for (const decoder of decoders) decoder.picture(pairs, ticks / TICKS_PER_MS);
    });
    return {
      order,
      end() {
        order.flush();
        for (const decoder of decoders) decoder.end();
      },
    };
  }

  return {
    picture({ data, codec }, ticks, decodeTicks) {
      if (from.length > 0) decoding.order.add(readCcPairs(data, codec), ticks, decodeTicks);
    },
    end() {
      decoding.end();
      decoding = open();
    },
  };
}

type OnShow = (blocks: readonly CaptionBlock[], atMs: UtcMs) => void;

interface Decoder {
  picture(pairs: readonly CcPair[], atMs: number): void;
  end(): void;
}

const createDecoder = (service: CeaService, onShow: OnShow): Decoder => {
  const number = Number(service.at(-1));
  return service.startsWith("CC") ? createLine21Decoder(number, onShow) : createDtvccDecoder(number, onShow);
};

function createLine21Decoder(number: number, onShow: OnShow): Decoder {
  const field = number <= 2 ? 1 : 2;
  const type = field === 1 ? CC_TYPE.field1 : CC_TYPE.field2;
  const line21 = createLine21({
    field,
    channel: number % 2 === 1 ? 1 : 2,
    onData: () => screen.touch(),
    onChange: (how) => screen.change(how),
  });
  const screen: SettledScreen = createSettledScreen({ blocks: line21.blocks, erase: line21.erase, onShow });
  return {
    picture(pairs, atMs) {
      for (const pair of pairs) if (pair.type === type) line21.pair(pair.first, pair.second);
      screen.settle(atMs);
    },
    end: () => screen.end(),
  };
}

function createDtvccDecoder(number: number, onShow: OnShow): Decoder {
  let now = 0;
  const service = createDtvccService({ onChange: (how) => screen.change(how) });
  const screen: SettledScreen = createSettledScreen({ blocks: service.blocks, erase: service.clear, onShow });
  const dtvcc: Dtvcc = createDtvcc({
    onBlock(of, bytes) {
      if (of !== number) return;
      screen.touch();
      service.push(bytes, now);
    },
    onLoss: service.reset,
  });
  return {
    picture(pairs, atMs) {
      now = atMs;
      service.advance(now);
      for (const { type, first, second } of pairs) {
        if (type >= CC_TYPE.packetData) dtvcc.push(type === CC_TYPE.packetStart, first, second);
      }
      screen.settle(atMs);
    },
    end: () => screen.end(),
  };
}
