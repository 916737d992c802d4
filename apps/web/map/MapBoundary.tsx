import { Component, type ReactNode } from 'react';
import { MapMissing } from './MapMissing.js';

/** A map that cannot be drawn (no WebGL, a lost connection) takes nothing with it: the list says the same. */
export class MapBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <MapMissing /> : this.props.children;
  }
}
