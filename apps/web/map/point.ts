/** A place on the map. */
export interface MapPoint {
  id: string;
  lat: number;
  lon: number;
  /** The number it has in the list; points beyond the shown page of the list are dots. */
  rank?: number;
  label: string;
}
