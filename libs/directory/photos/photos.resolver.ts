import { Args, ArgsType, Field, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsUUID, ValidateNested } from 'class-validator';
import {
  Allow,
  AsMember,
  Database,
  Document,
  IsName,
  type MemberViewer,
  Picture,
  RateLimit,
  Request,
  type RequestContext,
  badInput,
  make,
} from '#libs/platform';
import { Space, Venue } from '../directory.types.js';
import { documentsOfSpace, photosOfSpace, photosOfVenue } from './photos.loaders.js';
import { EditDocuments } from './edit-documents.js';
import { EditPhotos, type Edited } from './edit-photos.js';
import { type AlternativeTexts, type PhotoOwner } from './photos.queries.js';
import { refusalTexts, textMissing } from './photos.texts.js';
import {
  AddDocumentResult,
  AlternativeTextInput,
  FileRefused,
  FileRemoved,
  PhotoResult,
  PhotosReordered,
  RemoveFileResult,
  ReorderPhotosResult,
} from './photos.types.js';

const RATE = { perAccount: 300, minutes: 60 };

@ArgsType()
class TextsArgs {
  @Field(() => AlternativeTextInput, { description: 'What the photo shows.' })
  @ValidateNested()
  @Type(() => AlternativeTextInput)
  alternativeText!: AlternativeTextInput;
}
@ArgsType()
class AddVenuePhotoArgs extends TextsArgs {
  @Field(() => ID, { description: 'The venue.' })
  @IsUUID()
  venueId!: string;

  @Field(() => ID, { description: 'A file sent with the purpose venue.photo and this venue as its subject.' })
  @IsUUID()
  fileId!: string;
}
@ArgsType()
class AddSpacePhotoArgs extends TextsArgs {
  @Field(() => ID, { description: 'The space.' })
  @IsUUID()
  spaceId!: string;

  @Field(() => ID, { description: 'A file sent with the purpose space.photo and this space as its subject.' })
  @IsUUID()
  fileId!: string;
}
@ArgsType()
class FileIdArgs {
  @Field(() => ID, { description: 'Id of the photo or document.' })
  @IsUUID()
  id!: string;
}
@ArgsType()
class DescribePhotoArgs extends TextsArgs {
  @Field(() => ID, { description: 'Id of the photo.' })
  @IsUUID()
  id!: string;
}
@ArgsType()
class ReorderPhotosArgs {
  @Field(() => [ID], { description: 'All photos of one venue or space in their new order, 1 to 20.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}
@ArgsType()
class AddSpaceDocumentArgs {
  @Field(() => ID, { description: 'The space.' })
  @IsUUID()
  spaceId!: string;

  @Field(() => ID, { description: 'A file sent with the purpose space.document and this space as its subject.' })
  @IsUUID()
  fileId!: string;

  @Field({ description: 'Name for people, 1 to 120 characters.' })
  @IsName()
  name!: string;
}

const answer = <Done, Shown>(edited: Edited<Done>, { locale }: MemberViewer, show: (value: Done) => Shown) =>
  edited.kind === 'DONE'
    ? show(edited.done)
    : make(FileRefused, { code: edited.reason, message: refusalTexts[locale][edited.reason] });

/** @throws BAD_USER_INPUT when there is no text at all */
function textsOf({ alternativeText: { fr, en } }: TextsArgs, { locale }: MemberViewer): AlternativeTexts {
  if (!fr && !en) throw badInput(textMissing[locale]);
  return { fr: fr ?? '', en: en ?? '' };
}

/** Photos and documents, changed by the staff of the venue or an administrator of the network. */
@Resolver()
export class PhotosResolver {
  constructor(
    private readonly photos: EditPhotos,
    private readonly documents: EditDocuments,
  ) {}

  @Mutation(() => PhotoResult, { description: 'Adds a photo after the others of a venue.' })
  @Allow('venueTeam')
  @RateLimit(RATE)
  addVenuePhoto(@Args() args: AddVenuePhotoArgs, @AsMember() viewer: MemberViewer): Promise<typeof PhotoResult> {
    return this.add(viewer, 'venue', args.venueId, args);
  }

  @Mutation(() => PhotoResult, { description: 'Adds a photo after the others of a space.' })
  @Allow('venueTeam')
  @RateLimit(RATE)
  addSpacePhoto(@Args() args: AddSpacePhotoArgs, @AsMember() viewer: MemberViewer): Promise<typeof PhotoResult> {
    return this.add(viewer, 'space', args.spaceId, args);
  }

  @Mutation(() => PhotoResult, { description: 'Changes what a photo is said to show.' })
  @Allow('venueTeam')
  @RateLimit(RATE)
  async describePhoto(@Args() args: DescribePhotoArgs, @AsMember() viewer: MemberViewer): Promise<typeof PhotoResult> {
    const edited = await this.photos.describe(viewer, args.id, textsOf(args, viewer));
    return answer(edited, viewer, (row) => make(Picture, row));
  }

  @Mutation(() => ReorderPhotosResult, { description: 'Changes the order of the photos of a venue or space.' })
  @Allow('venueTeam')
  @RateLimit(RATE)
  async reorderPhotos(
    @Args() { ids }: ReorderPhotosArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ReorderPhotosResult> {
    return answer(await this.photos.reorder(viewer, ids), viewer, (rows) =>
      make(PhotosReordered, { photos: rows.map((row) => make(Picture, row)) }),
    );
  }

  @Mutation(() => RemoveFileResult, { description: 'Removes a photo of a venue or space.' })
  @Allow('venueTeam')
  @RateLimit(RATE)
  async removePhoto(@Args() { id }: FileIdArgs, @AsMember() viewer: MemberViewer): Promise<typeof RemoveFileResult> {
    return answer(await this.photos.remove(viewer, id), viewer, () => make(FileRemoved, { id }));
  }

  @Mutation(() => AddDocumentResult, { description: 'Adds a document after the others of a space.' })
  @Allow('venueTeam')
  @RateLimit(RATE)
  async addSpaceDocument(
    @Args() { spaceId, fileId, name }: AddSpaceDocumentArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AddDocumentResult> {
    const edited = await this.documents.add(viewer, spaceId, fileId, name);
    return answer(edited, viewer, (row) => make(Document, row));
  }

  @Mutation(() => RemoveFileResult, { description: 'Removes a document of a space.' })
  @Allow('venueTeam')
  @RateLimit(RATE)
  async removeDocument(@Args() { id }: FileIdArgs, @AsMember() viewer: MemberViewer): Promise<typeof RemoveFileResult> {
    return answer(await this.documents.remove(viewer, id), viewer, () => make(FileRemoved, { id }));
  }

  private async add(viewer: MemberViewer, of: PhotoOwner, ownerId: string, args: TextsArgs & { fileId: string }) {
    const edited = await this.photos.add(viewer, of, { ownerId, fileId: args.fileId, texts: textsOf(args, viewer) });
    return answer(edited, viewer, (row) => make(Picture, row));
  }
}

@Resolver(() => Venue)
export class VenuePhotosResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => [Picture], { description: 'Photos in the order that the venue chose; 20 at most.' })
  @Allow('anyone')
  photos(@Parent() { id }: Venue, @Request() request: RequestContext): Promise<readonly Picture[]> {
    return photosOfVenue(request, this.database).load(id);
  }
}

@Resolver(() => Space)
export class SpaceFilesResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => [Picture], { description: 'Photos in the order that the venue chose; 20 at most.' })
  @Allow('anyone')
  photos(@Parent() { id }: Space, @Request() request: RequestContext): Promise<readonly Picture[]> {
    return photosOfSpace(request, this.database).load(id);
  }

  @ResolveField(() => [Document], { description: 'Instructions and rules to download; 10 at most.' })
  @Allow('anyone')
  documents(@Parent() { id }: Space, @Request() request: RequestContext): Promise<readonly Document[]> {
    return documentsOfSpace(request, this.database).load(id);
  }
}
