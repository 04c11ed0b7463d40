import type { EventFile } from "../../../../contracts/event.ts";
import { builder, costs } from "./builder.ts";

interface VenueOf {
  code: string;
  name: string | null;
}
export interface EventOf {
  file: EventFile;
  at: number;
}

export const Venue = builder.objectRef<VenueOf>("Venue").implement({
  description: "Where units are held.",
  fields: (t) => ({
    code: t.string({ description: "As results name it.", resolve: ({ code }) => code }),
    name: t.string({
      nullable: true,
      description: "For people; null where only results know it.",
      resolve: ({ name }) => name,
    }),
  }),
});

export const Event = builder.objectRef<EventOf>("Event").implement({
  description: "The event that this service is about.",
  fields: (t) => ({
    id: t.string({ description: "Short, for programs.", resolve: ({ file }) => file.id }),
    name: t.string({ description: "For people.", resolve: ({ file }) => file.name }),
    detail: t.string({
      nullable: true,
      description: "A second line beside the name.",
      resolve: ({ file }) => file.detail,
    }),
    isSample: t.boolean({
      description: "True: it is invented, people and results too.",
      resolve: ({ file }) => file.sample,
    }),
    timeZone: t.string({ description: "IANA name; days are counted in it.", resolve: ({ file }) => file.timeZone }),
    asOf: t.field({ type: "DateTime", description: "The instant that this answer is of.", resolve: ({ at }) => at }),
    venues: t.field({
      type: [Venue],
      description: "All of them.",
      extensions: costs({ size: 10 }),
      resolve: ({ file }) => file.venues.map(({ id, code, name }) => ({ code: code ?? id, name })),
    }),
  }),
});

export function venueOf(code: string | undefined, event: EventFile): VenueOf | null {
  if (code === undefined) return null;
  const venue = event.venues.find((each) => (each.code ?? each.id) === code);
  return { code, name: venue?.name ?? null };
}
