// Written by `npm run words` from src/words/en.

export interface ShareMessages {
  copied: string;
  notCopied: string;
  noCamera(args: { id: string | number }): string;
  noLayout(args: { id: string | number }): string;
  notRecorded: string;
  notYet: string;
  wrong(args: { part: string | number }): string;
}
