/**
 * `AF_SYSTEM` with `SYSPROTO_CONTROL`: the name of a kernel control, or `[id, unit]`.
 *
 * @module
 */
import { AF_SYS_CONTROL, CTLIOCGINFO, SYSPROTO_CONTROL } from "../../constants/mod.ts";
import type { SystemAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer, shown, text } from "../arguments.ts";
import { systemError } from "../errors.ts";
import {
  type AddressCodec,
  type AddressContext,
  byProtocol,
  checkTuple,
  layouts,
  zeroFill,
} from "./codec.ts";
import { opaque } from "./opaque.ts";
import { rangeError } from "../stack.ts";

const encoder = new TextEncoder();

/** Looks up the identifier of a kernel control by its name: `CTLIOCGINFO` on the socket. */
function lookUpControl(given: unknown, socket: AddressContext): number {
  const name = text("address name", given);
  const { ctl_info } = layouts();
  const { ctl_name } = ctl_info;
  const bytes = encoder.encode(name);
  if (bytes.length >= ctl_name.size) {
    throw rangeError(
      `address name is ${shown(name)}, ${bytes.length} bytes long; it has at most ${
        ctl_name.size - 1
      }`,
    );
  }
  const view = new DataView(new ArrayBuffer(ctl_info.size));
  ctl_name.set(view, bytes);
  const fd = socket.fileno?.() ?? -1;
  const error = system().ioctl(fd, CTLIOCGINFO!, new Uint8Array(view.buffer));
  if (error < 0) throw systemError(-error, "ioctl", name);
  return ctl_info.ctl_id.get(view);
}

const control: AddressCodec = {
  encode(address: unknown, to: Sockaddr, socket: AddressContext): null {
    const [id, unit] = typeof address === "string"
      ? [lookUpControl(address, socket), 0]
      : checkTuple(address, "a name or [id, unit] for SYSPROTO_CONTROL", 2, 2);
    const checkedId = integer("address id", id, 0, 0xffffffff);
    const checkedUnit = integer("address unit", unit, 0, 0xffffffff);
    const { sockaddr_ctl } = layouts();
    const view = to.begin(socket.family, sockaddr_ctl.size);
    sockaddr_ctl.ss_sysaddr.set(view, AF_SYS_CONTROL!);
    sockaddr_ctl.sc_id.set(view, checkedId);
    sockaddr_ctl.sc_unit.set(view, checkedUnit);
    return null;
  },

  decode(from: Sockaddr): SystemAddress {
    const { sockaddr_ctl } = layouts();
    const view = zeroFill(from, sockaddr_ctl.size);
    return [sockaddr_ctl.sc_id.get(view), sockaddr_ctl.sc_unit.get(view)];
  },
};

/** Encodes and decodes `sockaddr_ctl`. */
export const systemControl: AddressCodec = byProtocol([[SYSPROTO_CONTROL, control]], opaque);
