import { type ComponentType, lazy } from "react";

/** What a part is made of could not be fetched: the network or the server is away, or the page is of an older version. */
export class NotFetched extends Error {}

const failed = new Set<() => void>();

/** A part whose code is fetched when it is first drawn, and again after `fetchAgain` where that failed. */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  const make = () =>
    lazy(() =>
      load().catch((reason: unknown) => {
        failed.add(() => (Loaded = make()));
        throw new NotFetched(String(reason), { cause: reason });
      }),
    );
  let Loaded = make();
  return function LazyPart(props: Props) {
    return <Loaded {...props} />;
  };
}

/** Forgets what could not be fetched, so that it is asked for anew; a style sheet that did not come too. */
export function fetchAgain(): void {
  for (const again of failed) again();
  failed.clear();
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]"))
    if (!link.sheet) link.replaceWith(link.cloneNode());
}
