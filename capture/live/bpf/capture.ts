/**
 * Captures of macOS and FreeBSD: the devices of bpf(4).
 *
 * @module
 */
import { platform } from "../../../constants/platform.ts";
import type { PacketDevices } from "../../../ffi/system.ts";
import type { Bytes, WaitOptions } from "../../../socket/arguments.ts";
import { systemError } from "../../../socket/errors.ts";
import type { FileDescriptor } from "../../../socket/fd.ts";
import { PacketFilter } from "../../filter/interpreter.ts";
import { RET } from "../../filter/instruction.ts";
import { linkOf } from "../../filter/link.ts";
import { LINKTYPE_RAW } from "../../link_types.ts";
import type { CaptureBackend, CaptureCounts } from "../backend.ts";
import { type CheckedOptions, refuseLinuxOptions } from "../options.ts";
import { bindDevice, isRefusedFilter, openDevice } from "./device.ts";
import { DeviceSource } from "./source.ts";

/** `DLT_RAW`, whose number in files is another one. */
const DLT_RAW = 12;

/** A capture through a device. */
export class DeviceCapture implements CaptureBackend {
  readonly source: DeviceSource;
  readonly usesRing = false;
  readonly #devices: PacketDevices;
  readonly #device: FileDescriptor;
  #dropped = 0;

  constructor(options: CheckedOptions, devices: PacketDevices) {
    const { name, direction, snapLength } = options;
    refuseLinuxOptions(options, 'such as "en0"');
    this.#devices = devices;
    this.#device = openDevice(devices);
    try {
      const fd = this.#device.fileno();
      bindDevice(devices, fd, name, options.bufferSize);
      const call = (value: number): number => {
        if (value < 0) throw systemError(-value, "ioctl", name);
        return value;
      };
      const linkType = linkTypeOf(call(devices.linkType(fd)));
      if (direction === "outbound" && devices.setDirection(fd, direction) < 0) {
        throw new Deno.errors.NotSupported(
          `this release of ${platform} cannot capture outbound packets alone; omit ` +
            "options.direction, and filter by the address of the sender",
        );
      }
      if (direction === "inbound") call(devices.setDirection(fd, direction));
      // Without it, packets would wait for a timer (BIOCSRTIMEOUT) that poll(2) starts, but an
      // edge-triggered kqueue does not, and that any ioctl(2) stops, such as BIOCGSTATS.
      call(devices.setImmediate(fd));
      call(devices.keepSource(fd));
      const nanoseconds = devices.stampNanoseconds(fd) < 0 ? 1000 : 1;
      if (options.promiscuous) call(devices.setPromiscuous(fd));
      this.source = new DeviceSource(this.#device, {
        pollEndsWatch: devices.pollEndsWatch,
        header: devices.header,
        size: call(devices.bufferSize(fd)),
        nanoseconds,
        interface: { linkType, snapLength, name },
        direction,
        // The last step: it drops the packets that came before.
        filter: setFilter(devices, fd, options, linkType),
      });
    } catch (error) {
      this.#device.close();
      throw error;
    }
  }

  statistics(): CaptureCounts {
    const fd = this.#device.fileno();
    // Negative once the interface was deleted: the last count stays.
    if (fd >= 0) this.#dropped = Math.max(this.#dropped, this.#devices.dropped(fd));
    const { received, lost } = this.source;
    return { received: received + this.#dropped, dropped: this.#dropped + lost };
  }

  send(frame: Bytes, options: WaitOptions): Promise<number> {
    return this.#device.write(frame, options);
  }

  sendSync(frame: Bytes): void {
    this.#device.writeSync(frame);
  }

  close(): void {
    if (this.#device.fileno() >= 0) this.statistics();
    this.#device.close();
  }
}

/** Returns the type of link in files: `LINKTYPE_*`. */
function linkTypeOf(dataLinkType: number): number {
  return dataLinkType === DLT_RAW ? LINKTYPE_RAW : dataLinkType;
}

/** Sets the filter. @returns the filter, if the kernel refused it, and this process has to run it. */
function setFilter(
  devices: PacketDevices,
  fd: number,
  { filter, snapLength, name }: CheckedOptions,
  linkType: number,
): PacketFilter | undefined {
  const all = [{ code: RET, jt: 0, jf: 0, k: snapLength }];
  if (filter !== "" && typeof filter === "string" && linkOf(linkType) === undefined) {
    throw new Deno.errors.NotSupported(
      `${name} has links of the type ${linkType} (DLT_* of net/bpf.h), which filters as text do not ` +
        "know; give a program",
    );
  }
  const own = filter === "" ? undefined : new PacketFilter(filter, { linkType, snapLength });
  let error = devices.setFilter(fd, own?.program ?? all);
  const runsHere = own !== undefined && isRefusedFilter(error);
  if (runsHere) error = devices.setFilter(fd, all);
  if (error < 0) throw systemError(-error, "ioctl", name);
  return runsHere ? own : undefined;
}
