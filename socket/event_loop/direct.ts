/**
 * Blocking calls where the kernel does the waiting: the operation's system call is all, and the
 * operation itself is made only if that has failed.
 *
 * @module
 */
import type { AddressContext } from "../address/codec.ts";
import { codecOf, sockaddrs } from "../address/codec_table.ts";
import { Destination } from "../address/destination.ts";
import type { Descriptor } from "../descriptor.ts";
import { blocking, blockingOn } from "./drivers.ts";
import { Recv, RecvFrom, RecvFromInto, RecvInto, Send, SendTo } from "../operation/operations.ts";

type Memory = Uint8Array<ArrayBuffer>;

/** recv(2) into memory of the module's own. */
export function recv(descriptor: Descriptor, length: number, flags: number): Memory {
  if (flags !== 0 || !descriptor.waits) return blocking(descriptor, new Recv(length, flags));
  const returned = Recv.call(descriptor.fd, length, 0);
  if (returned >= 0) return Recv.value(returned, length);
  return blockingOn(descriptor, new Recv(length, 0), returned);
}

/** recvfrom(2) into memory of the module's own. */
export function recvfrom(
  descriptor: Descriptor,
  length: number,
  flags: number,
  socket: AddressContext,
): [Memory, unknown] {
  if (flags !== 0 || !descriptor.waits) {
    return blocking(descriptor, new RecvFrom(length, flags, socket));
  }
  const returned = RecvFrom.call(descriptor.fd, length, 0);
  if (returned >= 0) return RecvFrom.value(returned, length, socket);
  return blockingOn(descriptor, new RecvFrom(length, 0, socket), returned);
}

/** recv(2) into the user's buffer. */
export function recvInto(
  descriptor: Descriptor,
  buffer: Memory,
  length: number,
  flags: number,
): number {
  if (flags !== 0 || !descriptor.waits) {
    return blocking(descriptor, new RecvInto(buffer, length, flags));
  }
  const returned = RecvInto.call(descriptor.fd, buffer, length, 0);
  if (returned >= 0) return returned;
  return blockingOn(descriptor, new RecvInto(buffer, length, 0), returned);
}

/** recvfrom(2) into the user's buffer. */
export function recvfromInto(
  descriptor: Descriptor,
  buffer: Memory,
  length: number,
  flags: number,
  socket: AddressContext,
): [number, unknown] {
  if (flags !== 0 || !descriptor.waits) {
    return blocking(descriptor, new RecvFromInto(buffer, length, flags, socket));
  }
  const returned = RecvFromInto.call(descriptor.fd, buffer, length, 0);
  if (returned >= 0) return RecvFromInto.value(returned, socket);
  return blockingOn(descriptor, new RecvFromInto(buffer, length, 0, socket), returned);
}

/** send(2) */
export function send(descriptor: Descriptor, data: Memory, flags: number): number {
  if (flags !== 0 || !descriptor.waits) return blocking(descriptor, new Send(data, flags));
  const returned = Send.call(descriptor.fd, data, 0);
  if (returned >= 0) return returned;
  return blockingOn(descriptor, new Send(data, 0), returned);
}

/**
 * sendto(2)
 *
 * @returns How many bytes were sent, or `null` where a host name must be resolved first.
 */
export function sendto(
  descriptor: Descriptor,
  data: Memory,
  flags: number,
  address: unknown,
  socket: AddressContext,
): number | null {
  if (flags !== 0 || !descriptor.waits) {
    const operation = new SendTo(data, flags, new Destination(socket, address));
    return operation.target.unresolved === null ? blocking(descriptor, operation) : null;
  }
  const { name } = sockaddrs();
  if (codecOf(socket.family).encode(address, name, socket) !== null) return null;
  const returned = SendTo.call(descriptor.fd, data, 0, name);
  if (returned >= 0) return returned;
  return blockingOn(descriptor, new SendTo(data, 0, new Destination(socket, address)), returned);
}
