import { Skeleton } from '@mantine/core';
import classes from './Card.module.css';

/** The shape of the cards to come. */
export function CardSkeletons({ count }: { count: number }) {
  return (
    <div className={classes['list']} aria-hidden>
      {Array.from({ length: count }, (_, i) => (
        <div key={i} className={classes['card']}>
          <div className={classes['row']}>
            <Skeleton w={88} h={100} radius="xl" />
            <div className={classes['head']}>
              <Skeleton h={22} w="60%" mb={12} />
            </div>
            <div className={classes['body']}>
              <Skeleton h={14} w="85%" mb={8} />
              <Skeleton h={14} w="45%" mb={20} />
              <Skeleton h={42} w={190} radius="xl" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
