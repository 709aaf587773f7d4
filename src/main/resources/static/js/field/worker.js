// Stands between the technician's page and the network. Without a network the page comes from what was kept; with one it
// comes fresh. The server writes the release's own addresses into this file, so that a new release is a new worker.
import { deliver } from "/assets/root/js/field/outbox.js";

const RELEASE = "/assets/root/";
const PAGE = "/field/app";
const PATIENCE_MS = 4000;
const EVERYTHING = [
  "/assets/everything",
];

self.addEventListener("install", (event) => event.waitUntil(keep()));

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(RELEASE)) event.respondWith(kept(request));
  else if (request.mode === "navigate" && url.pathname === PAGE) event.respondWith(page(request));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => Response.redirect(PAGE, 302)));
});

// The browser calls when there is a network again, also when the page is closed.
self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(deliver());
});

async function keep() {
  const cache = await caches.open(RELEASE);
  await cache.addAll(EVERYTHING);
  await remember(await fetch(PAGE, { credentials: "same-origin" }));
  await self.skipWaiting();
}

async function takeOver() {
  for (const name of await caches.keys()) if (name !== RELEASE) await caches.delete(name);
  await self.clients.claim();
}

async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// A page that leads to the door, because the sign-in has ended, is shown but not kept.
async function page(request) {
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (fresh.status >= 500) throw new Error("no house behind the network");
    await remember(fresh.clone());
    return fresh;
  } catch (unreachable) {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}

async function remember(answer) {
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  const cache = await caches.open(RELEASE);
  await cache.put(PAGE, answer);
}
