import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#libs/platform';
import { VISIBILITIES } from './rules/visibility.js';

export const VisibilityEnum = enumOf(VISIBILITIES);
registerEnumType(VisibilityEnum, {
  name: 'Visibility',
  description:
    'Who sees something: only its owner; people of the same venue; members of the network; or everybody, without signing in.',
});
