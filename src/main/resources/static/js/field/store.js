// What is kept on the device: the day as it was given, reports that wait, pictures that wait. Page and worker share it.
const NAME = "furong-field";
const VERSION = 1;

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("kept");
      request.result.createObjectStore("reports", { keyPath: "n", autoIncrement: true });
      request.result.createObjectStore("files", { keyPath: "hash" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function within(store, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode, { durability: "strict" });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export const read = (key) => within("kept", "readonly", (kept) => kept.get(key));
export const write = (key, value) => within("kept", "readwrite", (kept) => kept.put(value, key));

export const reports = () => within("reports", "readonly", (all) => all.getAll());
export const addReport = (report) => within("reports", "readwrite", (all) => all.add(report));
export const putReport = (report) => within("reports", "readwrite", (all) => all.put(report));
export const dropReport = (report) => within("reports", "readwrite", (all) => all.delete(report.n));

export const files = () => within("files", "readonly", (all) => all.getAll());
export const putFile = (file) => within("files", "readwrite", (all) => all.put(file));
export const dropFile = (file) => within("files", "readwrite", (all) => all.delete(file.hash));

// This device's own name; it says nothing about whose it is.
export async function deviceName() {
  const known = await read("device");
  if (known) return known;
  const name = crypto.randomUUID();
  await write("device", name);
  return name;
}
