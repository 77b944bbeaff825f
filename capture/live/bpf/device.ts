/**
 * Opens a bpf device, and binds it to an interface.
 *
 * @module
 */
import { EACCES, EBUSY, EINVAL, ENOBUFS, ENODEV, ENOENT, ENXIO } from "../../../constants/mod.ts";
import { system } from "../../../ffi/mod.ts";
import type { PacketDevices } from "../../../ffi/system.ts";
import { systemError } from "../../../socket/errors.ts";
import { FileDescriptor } from "../../../socket/fd.ts";

/** The device of FreeBSD, of which each open(2) is one of its own. */
const CLONING = "/dev/bpf";

/** The least size of a buffer that is tried, in bytes: the longest packet of Ethernet and its header. */
const LEAST_BUFFER = 2048;

/** IFNAMSIZ of net/if.h, without the final NUL. */
const LONGEST_NAME = 15;

/** Opens a device, for reading alone where there is no right to write. */
function openOne(devices: PacketDevices, path: string): number {
  const fd = devices.open(path, true);
  return fd === -EACCES ? devices.open(path, false) : fd;
}

/** Opens a device that nobody uses. */
export function openDevice(devices: PacketDevices): FileDescriptor {
  let path = CLONING;
  let fd = openOne(devices, path);
  // macOS has one device for each capture, and makes another when the last one is opened.
  if (fd === -ENOENT) {
    for (let number = 0, isBusy = true; isBusy; number++) {
      path = `${CLONING}${number}`;
      fd = openOne(devices, path);
      isBusy = fd === -EBUSY;
      if (fd === -ENOENT && number > 0) {
        throw systemError(EBUSY, "open", path, `${number} captures run, which use all devices`);
      }
    }
  }
  if (fd >= 0) return FileDescriptor.adopt(fd);
  const remedy = fd === -EACCES ? `captures need the superuser, or the right to read ${path}` : "";
  throw systemError(-fd, "open", path, remedy || undefined);
}

/**
 * Binds a device to an interface. The kernel has two buffers, and may limit their size.
 *
 * @param devices The system's calls.
 * @param fd The device.
 * @param name The interface.
 * @param bufferSize The size of both buffers together.
 */
export function bindDevice(
  devices: PacketDevices,
  fd: number,
  name: string,
  bufferSize: number,
): void {
  const isKnown = system().interfaceIndex(name) > 0;
  const fits = new TextEncoder().encode(name).length <= LONGEST_NAME;
  let error = fits ? -ENOBUFS : -ENXIO;
  for (let size = bufferSize / 2; error === -ENOBUFS && size >= LEAST_BUFFER; size /= 2) {
    devices.setBufferSize(fd, Math.floor(size)); // at worst, the size stays as it is
    error = devices.attach(fd, name);
  }
  if (error >= 0) return;
  if (error !== -ENXIO) throw systemError(-error, "ioctl", name);
  const reason = isKnown && fits ? "the interface has no captures" : "no interface has this name";
  throw systemError(ENODEV, "ioctl", name, reason);
}

/** True if the kernel refused a filter which this process can run: one that is too long, for example. */
export function isRefusedFilter(error: number): boolean {
  return error === -EINVAL;
}
