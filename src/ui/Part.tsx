import { Component, type ReactNode, Suspense } from "react";
import { faultsWords as said } from "../words/faults.ts";
import { Button } from "./Button.tsx";
import { fetchAgain, NotFetched } from "./lazy-part.tsx";
import styles from "./Part.module.css";
import { Voice } from "./voice.ts";

interface PartProps {
  /** What stands there while its code is fetched. */
  waiting?: ReactNode;
  /** Of what lies over the page: takes it away. What failed then lies over the page too. */
  onClose?(): void;
  /** It is all there is: nothing goes on beside it. */
  isPage?: boolean;
  children: ReactNode;
}

interface PartState {
  error: unknown;
  tries: number;
}

/**
 * A part of the page that may fail by itself: an error in it, or code that cannot be fetched, leaves the rest as it is.
 * It is said once, in its place, with a way to try again.
 */
export class Part extends Component<PartProps, PartState> {
  static override contextType = Voice;
  declare context: (text: string) => void;
  override state: PartState = { error: null, tries: 0 };

  static getDerivedStateFromError(error: unknown): Partial<PartState> {
    return { error: error ?? new Error("a part failed") };
  }

  /** React writes the error to the console. */
  override componentDidCatch(error: unknown): void {
    this.context(this.textOf(error));
  }

  textOf(error: unknown): string {
    if (this.props.isPage) return said.page;
    return error instanceof NotFetched ? said.unfetched : said.part;
  }

  again = (): void => {
    fetchAgain();
    this.setState(({ tries }) => ({ error: null, tries: tries + 1 }));
  };

  override render(): ReactNode {
    const { error, tries } = this.state;
    const { waiting = null, onClose, isPage, children } = this.props;
    if (error === null) return <Suspense fallback={waiting}>{children}</Suspense>;
    return (
      <div className={styles.fault} data-fault data-over={onClose && true} role="group" aria-label={this.textOf(error)}>
        <p>{this.textOf(error)}</p>
        <Button look="outline" onClick={this.again}>
          {said.again}
        </Button>
        {(isPage || (tries > 0 && error instanceof NotFetched)) && (
          <Button onClick={() => location.reload()}>{said.reload}</Button>
        )}
        {onClose && <Button onClick={onClose}>{said.close}</Button>}
      </div>
    );
  }
}
