import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LocaleEnum } from '../graphql/locale-enum.js';
import { Allow } from '../graphql/policy.js';
import { type Locale, Me, type Viewer } from '../graphql/viewer.js';
import { type PictureSize } from './picture-sizes.js';
import { Document, Picture, PictureSizeEnum } from './picture.types.js';

@Resolver(() => Picture)
export class PictureResolver {
  @ResolveField(() => String, { description: 'Path of the picture on this server, a WebP file.' })
  @Allow('anyone')
  url(
    @Parent() { id }: Picture,
    @Args('size', {
      type: () => PictureSizeEnum,
      defaultValue: PictureSizeEnum.MEDIUM,
      description: 'Which of the three sizes.',
    })
    size: PictureSize,
    @Me() { network }: Viewer,
  ): string {
    return `/${network.slug}/files/${id}/${size}`;
  }

  @ResolveField(() => String, {
    description:
      'What the picture shows. Without a language: in that of the request or, when that is missing, in the other one.',
  })
  @Allow('anyone')
  alternativeText(
    @Parent() { altFr, altEn }: Picture,
    @Args('locale', {
      type: () => LocaleEnum,
      nullable: true,
      description: 'Exactly this language; the text is empty when it is missing.',
    })
    locale: Locale | null | undefined,
    @Me() viewer: Viewer,
  ): string {
    if (locale) return locale === 'fr' ? altFr : altEn;
    return viewer.locale === 'fr' ? altFr || altEn : altEn || altFr;
  }
}

@Resolver(() => Document)
export class DocumentResolver {
  @ResolveField(() => String, { description: 'Path of the document on this server. Browsers download it.' })
  @Allow('anyone')
  url(@Parent() { id }: Document, @Me() { network }: Viewer): string {
    return `/${network.slug}/files/${id}`;
  }
}
