import { parentPort, workerData } from 'node:worker_threads';
import { writeXlsx } from 'hucre/xlsx';

// A thread of its own: a spreadsheet of thousands of services takes seconds, and the queue does not wait for it. What it
// is given was made by this same program.
parentPort?.postMessage(await writeXlsx(workerData));
