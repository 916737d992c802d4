import {
  type Icon,
  IconArmchair,
  IconBuilding,
  IconBulb,
  IconDeviceLaptop,
  IconDoor,
  IconHammer,
  IconMicrophone2,
  IconPlant2,
  IconRocket,
  IconRobot,
  IconTools,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { introspection_types } from '../graphql-env.d.ts';

export type VenueKind = introspection_types['VenueKind']['enumValues'];
export type SpaceKind = introspection_types['SpaceKind']['enumValues'];

interface Look {
  Icon: Icon;
  /** Wall, shade and light of the picture, from outside in. */
  wall: string;
  shade: string;
  light: string;
}

/** The colours and icon of each kind of venue. */
export const VENUE_LOOK: Record<VenueKind, Look> = {
  COWORKING: { Icon: IconDeviceLaptop, wall: '#e0a184', shade: '#c17a5c', light: '#fbe9c8' },
  FABLAB: { Icon: IconRobot, wall: '#c96a55', shade: '#a34a3b', light: '#fde3c4' },
  STARTUP_CENTRE: { Icon: IconPlant2, wall: '#9db08a', shade: '#74896a', light: '#f4f0cf' },
  SHARED_WORKSHOP: { Icon: IconHammer, wall: '#d9a862', shade: '#b3823f', light: '#fdf0d0' },
  MAKERSPACE: { Icon: IconTools, wall: '#b5796f', shade: '#8b5650', light: '#fae0cf' },
  INCUBATOR: { Icon: IconBulb, wall: '#6fa3a0', shade: '#48807d', light: '#e8f3e6' },
  ACCELERATOR: { Icon: IconRocket, wall: '#5b8791', shade: '#3c6570', light: '#e3eff0' },
  BUSINESS_CENTRE: { Icon: IconBuilding, wall: '#a8917c', shade: '#7f6a57', light: '#f5ead9' },
};

export const VENUE_KINDS = Object.keys(VENUE_LOOK) as VenueKind[];

export const SPACE_ICON: Record<SpaceKind, Icon> = {
  DESK_AREA: IconArmchair,
  OFFICE: IconDoor,
  MEETING_ROOM: IconUsersGroup,
  WORKSHOP: IconHammer,
  EVENT_HALL: IconMicrophone2,
  MACHINE: IconRobot,
};

export const SPACE_KINDS = Object.keys(SPACE_ICON) as SpaceKind[];
