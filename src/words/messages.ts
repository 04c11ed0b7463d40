// Written by `npm run words` from src/words/en.

export interface KeysMessages {
  title: string;
  modes: {
    title: string;
    single: string;
    altShift: string;
    off: string;
    text: string;
  };
  change: string;
  changeOf(args: { name: string | number; key: string | number }): string;
  press: string;
  noKey: string;
  isNow(args: { name: string | number; key: string | number }): string;
  isGone(args: { name: string | number }): string;
  isTaken(args: { key: string | number; name: string | number }): string;
  isNoKey: string;
  reset: string;
  isReset: string;
  with(args: { key: string | number }): string;
  fixed: {
    title: string;
    cameras: string;
    listen: string;
    space: string;
    arrows: string;
    end: string;
    home: string;
    escape: string;
  };
  fixedKeys: {
    cameras: string;
    listen: string;
    listenAltShift: string;
    space: string;
    arrows: string;
    end: string;
    home: string;
    escape: string;
  };
  commands: {
    "toggle-play": string;
    back: string;
    forward: string;
    live: string;
    mute: string;
    "full-screen": string;
    "picture-in-picture": string;
    layout: string;
    ask: string;
    schedule: string;
    medals: string;
    share: string;
    meter: string;
    keys: string;
  };
}

export interface ShareMessages {
  copied: string;
  notCopied: string;
  noCamera(args: { id: string | number }): string;
  noLayout(args: { id: string | number }): string;
  notRecorded: string;
  notYet: string;
  wrong(args: { part: string | number }): string;
}
