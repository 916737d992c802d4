export {
  DemoAlreadyLoaded,
  type DemoOptions,
  type DemoSummary,
  UnknownDemoNetwork,
  isDemoLoaded,
  loadDemo,
  missingDemoNetworks,
} from './load-demo.js';
export { LYON_SIZE, type TownSize } from './town-plan.js';
export { type DemoPerson, type DemoRole, demoPersons, demoPersonsNetwork, demoSignIns } from './persons.js';
export { demoPlaces } from './demo-places.js';
