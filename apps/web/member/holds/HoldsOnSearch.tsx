import classes from './Holds.module.css';
import MyHolds from './MyHolds.js';

/** What is kept for me, between the search box and the offers. */
export default function HoldsOnSearch() {
  return (
    <div className={classes['onSearch']}>
      <MyHolds />
    </div>
  );
}
