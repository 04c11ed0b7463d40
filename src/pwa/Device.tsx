import { UpdateOffer } from "./UpdateOffer.tsx";

/** What ties the wall to the device that it runs on; nothing of it is needed for the first picture. */
export default function Device({ say }: { say(text: string): void }) {
  return <UpdateOffer say={say} />;
}
