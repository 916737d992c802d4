import { Module } from '@nestjs/common';
import { ChangeSetting } from './settings/change-setting.js';
import { SettingsResolver } from './settings/settings.resolver.js';

@Module({ providers: [ChangeSetting, SettingsResolver] })
export class AdministrationModule {}
