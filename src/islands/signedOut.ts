/**
 * Nobody is signed in: what the entry page of an e-office kept for its operator is forgotten – the key, the known visitors
 * and the page itself. Entries that still wait stay, unreadable without the key, until the operator signs in again.
 */
const request = indexedDB.open('vikno-journal');
// There is none on this device: none is made.
request.onupgradeneeded = () => request.transaction?.abort();
request.onsuccess = () => {
  const db = request.result;
  const tx = db.transaction(['access', 'visitors'], 'readwrite', { durability: 'strict' });
  tx.objectStore('access').clear();
  tx.objectStore('visitors').clear();
  tx.oncomplete = () => db.close();
};
if ('caches' in window) void caches.delete('vikno-journal-1');

export {};
