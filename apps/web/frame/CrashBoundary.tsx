import { Component, type ReactNode } from 'react';
import { Crash } from './Crash.js';

/** A fault in a page never leaves an empty window; a chunk that a new release removed is fetched by reloading. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crash /> : this.props.children;
  }
}
