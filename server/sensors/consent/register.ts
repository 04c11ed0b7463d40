import type { Consent } from "../../../contracts/event.ts";

/** Who agreed to what: athlete x metric x audience. What is not in it is refused. */
export interface ConsentRegister {
  allows(consent: Consent): boolean;
  /** True if it was new. */
  grant(consent: Consent): boolean;
  /** True if it was there. Takes effect before it returns. */
  withdraw(consent: Consent): boolean;
  list(): Consent[];
}

const keyOf = ({ athlete, metric, audience }: Consent): string => `${athlete}/${metric}/${audience}`;

export function createConsentRegister(consents: Iterable<Consent>): ConsentRegister {
  const granted = new Map<string, Consent>();
  for (const consent of consents) granted.set(keyOf(consent), consent);
  return {
    allows: (consent) => granted.has(keyOf(consent)),
    grant(consent) {
      if (granted.has(keyOf(consent))) return false;
      granted.set(keyOf(consent), consent);
      return true;
    },
    withdraw: (consent) => granted.delete(keyOf(consent)),
    list: () => [...granted.values()].toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))),
  };
}
