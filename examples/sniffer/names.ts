/** Names of hosts and ports. */
import { getnameinfo, getservbyport, NI_NAMEREQD, SocketError } from "@libc/socket";
import { decodePacket, type Packet } from "@libc/socket/capture";
import type { Names } from "./describe.ts";

/** Names that were looked up. */
export class LookedUp implements Names {
  readonly #hosts = new Map<string, string>();
  readonly #ports = new Map<string, string>();

  host(address: string): string {
    return this.#hosts.get(address) ?? address;
  }

  port(port: number, protocol: "tcp" | "udp"): string {
    const key = `${port}/${protocol}`;
    let name = this.#ports.get(key);
    if (name === undefined) {
      try {
        name = getservbyport(port, protocol);
      } catch (error) {
        if (!(error instanceof SocketError)) throw error;
        name = String(port);
      }
      this.#ports.set(key, name);
    }
    return name;
  }

  /** Looks up the hosts of packets, all at once. A name server that does not answer holds up no Ctrl-C. */
  async learn(packets: Iterable<Packet>, signal: AbortSignal): Promise<void> {
    const unknown = new Set<string>();
    for (const packet of packets) {
      for (let at = decodePacket(packet); at !== null; at = "payload" in at ? at.payload : null) {
        if (at.kind !== "ipv4" && at.kind !== "ipv6") continue;
        for (const address of [at.source, at.destination]) {
          if (!this.#hosts.has(address)) unknown.add(address);
        }
      }
    }
    await Promise.all([...unknown].map(async (address) => {
      try {
        const [name] = await getnameinfo([address, 0], NI_NAMEREQD, { signal });
        // A name is what its owner says: nothing in it may control a terminal.
        this.#hosts.set(address, name.replaceAll(/[^!-~]/g, "?"));
      } catch (error) {
        if (!(error instanceof SocketError)) throw error;
        this.#hosts.set(address, address);
      }
    }));
  }
}
