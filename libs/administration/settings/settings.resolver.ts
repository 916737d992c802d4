import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  Clock,
  Costs,
  Database,
  Me as CurrentViewer,
  RateLimit,
  type SettingValueRow,
  type Viewer,
  declaredSettings,
  make,
  settingHistory,
} from '#libs/platform';
import { ChangeSetting, type Refusal } from './change-setting.js';
import { settingDeciders } from './settings.queries.js';
import { refusalText } from './settings.texts.js';
import {
  ChangeSettingArgs,
  ChangeSettingResult,
  PreviewSettingResult,
  Setting,
  SettingChanged,
  SettingKeyArgs,
  SettingPreview,
  SettingRefused,
  SettingTouch,
} from './settings.types.js';
import { settingView } from './settings.view.js';

@Resolver()
export class SettingsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: ChangeSetting,
  ) {}

  @Query(() => [Setting], { description: 'Every setting of the network, with its values over time.' })
  @Allow('networkAdmin')
  settings(@CurrentViewer() viewer: Viewer): Promise<Setting[]> {
    return this.read(viewer, null);
  }

  @Query(() => Setting, { nullable: true, description: 'One setting of the network; null when there is none.' })
  @Allow('networkAdmin')
  async setting(@Args() { key }: SettingKeyArgs, @CurrentViewer() viewer: Viewer): Promise<Setting | null> {
    return (await this.read(viewer, key))[0] ?? null;
  }

  @Query(() => PreviewSettingResult, { description: 'What a change of a setting would touch. It changes nothing.' })
  @Allow('networkAdmin')
  @Costs('search')
  async previewSetting(
    @Args() wish: ChangeSettingArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof PreviewSettingResult> {
    const preview = await this.changes.preview(viewer, wish);
    if ('refused' in preview) return this.refused(viewer, preview);
    const { from, touched } = preview;
    const touches = (touched ?? []).map(({ count, what }) => make(SettingTouch, { count, what: what[viewer.locale] }));
    return make(SettingPreview, { from, countable: touched !== null, touches });
  }

  @Mutation(() => ChangeSettingResult, {
    description: 'Changes a setting from a date on. A change at once binds within five seconds.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async changeSetting(
    @Args() wish: ChangeSettingArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof ChangeSettingResult> {
    return this.answer(viewer, wish.key, await this.changes.change(viewer, wish));
  }

  @Mutation(() => ChangeSettingResult, { description: 'Withdraws the change of a setting that does not bind yet.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async withdrawSettingChange(
    @Args() { key }: SettingKeyArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof ChangeSettingResult> {
    return this.answer(viewer, key, await this.changes.withdraw(viewer, key));
  }

  private async answer(viewer: Viewer, key: string, refusal: Refusal | undefined) {
    if (refusal) return this.refused(viewer, refusal);
    return make(SettingChanged, { setting: (await this.read(viewer, key))[0]! });
  }

  private refused({ locale }: Viewer, { refused: code, path }: Refusal): SettingRefused {
    return make(SettingRefused, { code, message: refusalText(code, locale), path: [...path] });
  }

  private async read({ network, locale }: Viewer, key: string | null): Promise<Setting[]> {
    const now = this.clock.now();
    const [rows, names] = await this.database.inTransaction(network.id, async (tx) => {
      const stored = await settingHistory(tx, key);
      return [stored, await settingDeciders(tx, stored.map(({ id }) => id))] as const; // prettier-ignore
    });
    const rowsOf = Map.groupBy(rows, (row: SettingValueRow) => row.key);
    return declaredSettings()
      .filter((declared) => key === null || declared.key === key)
      .map((declared) => settingView(declared, rowsOf.get(declared.key) ?? [], { now, locale, names }));
  }
}
