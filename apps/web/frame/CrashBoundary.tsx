import { Component, type ReactNode } from 'react';
import { Crash } from './Crash.js';

/** Shows `Crash` instead of an empty window when a page fails. Reloading also fetches chunks that a new release replaced. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crash /> : this.props.children;
  }
}
