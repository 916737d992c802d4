import { parentPort, workerData } from 'node:worker_threads';
import { type CalendarToRead, readCalendar } from './read-calendar.js';

parentPort?.postMessage(readCalendar(workerData as CalendarToRead));
