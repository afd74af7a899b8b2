/**
 * Preloaded into a build (`node --import`): a machine whose clock is years off, whose files are private by default, and
 * that has no network. Whoever asks it is told on standard error, where no `catch` can hide it.
 *
 * Pagefind's indexer is a program that is talked to through pipes; none of this reaches it.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import process from "node:process";
import { isMainThread } from "node:worker_threads";

const AHEAD = 1600 * 24 * 60 * 60 * 1000;
const { now } = Date;

globalThis.Date = new Proxy(Date, {
  construct: (target, parts: unknown[], made) =>
    Reflect.construct(target, parts.length === 0 ? [now() + AHEAD] : parts, made) as Date,
  get: (target, name) => (name === "now" ? () => now() + AHEAD : Reflect.get(target, name)),
});

if (isMainThread) process.umask(0o077);

function refuse(owner: object, name: string): void {
  const refusal = (...words: unknown[]): never => {
    process.stderr.write(`the network was asked: ${name} ${JSON.stringify(words[0])}\n`);
    throw new Error("This machine has no network.");
  };
  Object.assign(owner, { [name]: refusal });
}

refuse(net.Socket.prototype, "connect");
refuse(net.Server.prototype, "listen");
refuse(dgram.Socket.prototype, "bind");
refuse(dgram.Socket.prototype, "connect");
refuse(dgram.Socket.prototype, "send");
for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(owner))
    if (/^(?:lookup|resolve|reverse)/u.test(name)) refuse(owner, name);
}
syncBuiltinESMExports();
