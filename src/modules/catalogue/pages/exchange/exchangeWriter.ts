import { parentPort, workerData } from 'node:worker_threads';

// A thread of its own: a spreadsheet of thousands of services takes seconds, and the queue does not wait for it. What it
// is given was made by this same program.
const { writeXlsx } = await import('hucre/xlsx');
parentPort?.postMessage(await writeXlsx(workerData));
