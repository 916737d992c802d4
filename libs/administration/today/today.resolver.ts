import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { networkWaiting } from '#libs/messages';
import { Allow, Clock, Database, InstantScalar, Me, type Viewer, make } from '#libs/platform';
import './own-sources.js';

@ObjectType({ description: 'Something that waits for the administrators of the network.' })
@Allow('networkAdmin')
export class NetworkTask {
  @Field({ description: 'What it is, such as `settings.planned`.' })
  kind!: string;

  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field({ description: 'One sentence about it, in the language of the request.' })
  text!: string;

  @Field({ description: 'The page where it is done, below the address of the network.' })
  path!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'Since when the oldest waits, or when the next is due.' })
  at!: Temporal.Instant | null;
}

@Resolver()
export class TodayResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => [NetworkTask], {
    description: 'What waits for the administrators: failed jobs, people who have not joined, changes that bind soon.',
  })
  @Allow('networkAdmin')
  async networkTasks(@Me() { network, locale }: Viewer): Promise<NetworkTask[]> {
    const tasks = await this.database.inTransaction(network.id, (tx) =>
      networkWaiting(tx, { now: this.clock.now(), locale }),
    );
    return tasks.map((task) => make(NetworkTask, { ...task }));
  }
}
