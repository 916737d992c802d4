import { Component, type ReactNode } from 'react';
import { Crash } from './Crash.js';

/** An error in a page never leaves an empty window. Reloading also fetches a chunk that a new release replaced. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crash /> : this.props.children;
  }
}
