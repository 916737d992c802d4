import { Field, ID, InputType, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Allow, Document, IsOneLine, Picture, enumOf } from '#libs/platform';

export const FILE_REFUSALS = ['NOT_FOUND', 'FILE_UNUSABLE', 'TOO_MANY', 'ORDER_CHANGED'] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];
export const FileRefusalEnum = enumOf(FILE_REFUSALS);
registerEnumType(FileRefusalEnum, {
  name: 'FileRefusal',
  description:
    'Why a photo or document was not changed: it is not of a venue you work for; the file is not ready, was refused or is used already; there are too many; or the photos changed since they were read.',
});

@InputType({ description: 'What a photo shows, in at least one language.' })
export class AlternativeTextInput {
  @Field(() => String, { nullable: true, description: 'In French, 1 to 250 characters on one line.' })
  @IsOptional()
  @IsOneLine(250)
  fr?: string | null;

  @Field(() => String, { nullable: true, description: 'In English, 1 to 250 characters on one line.' })
  @IsOptional()
  @IsOneLine(250)
  en?: string | null;
}

@ObjectType({ description: 'A photo or document was not changed.' })
@Allow('venueTeam')
export class FileRefused {
  @Field(() => FileRefusalEnum, { description: 'Why.' })
  code!: FileRefusal;

  @Field({ description: 'The same in words, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The photos are in the new order.' })
@Allow('venueTeam')
export class PhotosReordered {
  @Field(() => [Picture], { description: 'All photos of the venue or space, in their order; 20 at most.' })
  photos!: Picture[];
}

@ObjectType({ description: 'A photo or document was removed.' })
@Allow('venueTeam')
export class FileRemoved {
  @Field(() => ID, { description: 'Id of what was removed.' })
  id!: string;
}

export const PhotoResult = createUnionType({
  name: 'PhotoResult',
  description: 'Result of adding or describing a photo.',
  types: () => [Picture, FileRefused] as const,
});
export const ReorderPhotosResult = createUnionType({
  name: 'ReorderPhotosResult',
  description: 'Result of changing the order of photos.',
  types: () => [PhotosReordered, FileRefused] as const,
});
export const RemoveFileResult = createUnionType({
  name: 'RemoveFileResult',
  description: 'Result of removing a photo or document.',
  types: () => [FileRemoved, FileRefused] as const,
});
export const AddDocumentResult = createUnionType({
  name: 'AddDocumentResult',
  description: 'Result of adding a document.',
  types: () => [Document, FileRefused] as const,
});
