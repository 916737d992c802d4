import { Component, type ReactNode } from 'react';
import { Crash } from './Crash.js';

interface Props {
  /** Somewhere else, the fault is forgotten. */
  place?: string;
  children: ReactNode;
}

/** A fault in a page never leaves an empty window; a chunk that a new release removed is fetched by reloading. */
export class CrashBoundary extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidUpdate({ place }: Props) {
    if (this.state.crashed && place !== this.props.place) this.setState({ crashed: false });
  }

  override render() {
    return this.state.crashed ? <Crash /> : this.props.children;
  }
}
