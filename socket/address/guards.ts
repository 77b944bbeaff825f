/**
 * Functions that tell addresses of different families apart by their form.
 *
 * @module
 */
import { isArray, isBytes } from "../arguments.ts";
import type {
  AlgAddress,
  CanAddress,
  InetAddress,
  PacketAddress,
  TipcAddress,
  UnixAddress,
} from "../../constants/families.ts";
import { isDevice, isInet6Host } from "../text.ts";

/**
 * An address of `AF_INET6` whose host is an IPv6 address: it has a colon.
 *
 * @category Addresses
 */
export type NumericInet6Address = [
  host: `${string}:${string}`,
  port: number,
  flowinfo?: number,
  scopeid?: number,
];

/**
 * A device in an address of `AF_BLUETOOTH`: `"01:23:45:67:89:AB"`.
 *
 * @category Addresses
 */
export type BluetoothDevice = `${string}:${string}:${string}:${string}:${string}:${string}`;

/**
 * An address of `BTPROTO_RFCOMM` or `BTPROTO_L2CAP`.
 *
 * @category Addresses
 */
export type BluetoothDeviceAddress = [
  bdaddr: BluetoothDevice,
  channel: number,
  cid?: number,
  bdaddrType?: number,
];

/**
 * An address of `AF_HYPERV`: two GUIDs.
 *
 * @category Addresses
 */
export type GuidAddress = [vmId: Guid, serviceId: Guid];

/**
 * A GUID in text form, without braces.
 *
 * @category Addresses
 */
export type Guid = `${string}-${string}-${string}-${string}-${string}`;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** True if a value is an array of `min` to `max` elements, and the first one has a type. */
function isTuple(
  value: unknown,
  min: number,
  max: number,
  first: "string" | "number",
): value is unknown[] {
  return isArray(value) && value.length >= min && value.length <= max &&
    typeof value[0] === first;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

function isPort(value: unknown): boolean {
  return isNumber(value) && Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65535;
}

/**
 * Tells whether an address is one of `AF_INET`: a pair of a host without colons and a port.
 *
 * The form does not say whether a host name belongs to `AF_INET` or `AF_INET6`: `["localhost", 80]`
 * passes. So does the pair of an interface and a number, which a program may pass to sockets of
 * `AF_PACKET` and `AF_XDP`; these sockets return longer addresses.
 *
 * @param address Any value.
 * @returns True if it has the form.
 *
 * @example
 * ```ts
 * import { type Address, isInetAddress } from "@libc/socket";
 *
 * const address = ["127.0.0.1", 80] as Address;
 * if (isInetAddress(address)) console.log(address[0], address[1]); // 127.0.0.1 80
 * ```
 *
 * @category Addresses
 */
export function isInetAddress(address: unknown): address is InetAddress {
  return isTuple(address, 2, 2, "string") && !String(address[0]).includes(":") &&
    isPort(address[1]);
}

/**
 * Tells whether an address is one of `AF_INET6`: a tuple of an IPv6 address, a port, and numbers.
 *
 * Every address that a socket of `AF_INET6` returns passes. One that a program has written with a
 * host name, or with `""`, does not: its form does not say which family it is of.
 *
 * @param address Any value.
 * @returns True if it has the form.
 *
 * @example
 * ```ts
 * import { type Address, isInet6Address } from "@libc/socket";
 *
 * const address = ["::1", 80, 0, 0] as Address;
 * console.log(isInet6Address(address)); // true
 * ```
 *
 * @category Addresses
 */
export function isInet6Address(address: unknown): address is NumericInet6Address {
  return isTuple(address, 2, 4, "string") && isInet6Host(String(address[0])) &&
    isPort(address[1]) && address.slice(2).every(isNumber);
}

/**
 * Tells whether an address is one of `AF_UNIX`: a string or bytes.
 *
 * The form is also that of a Bluetooth device alone (`BTPROTO_SCO`), of the name of a kernel control
 * (`AF_SYSTEM`), and of the bytes of families without a form of their own.
 *
 * @param address Any value.
 * @returns True if it has the form.
 *
 * @example
 * ```ts
 * import { type Address, isUnixAddress } from "@libc/socket";
 *
 * console.log(isUnixAddress("/run/log.sock" as Address)); // true
 * ```
 *
 * @category Addresses
 */
export function isUnixAddress(address: unknown): address is UnixAddress {
  return typeof address === "string" || isBytes(address);
}

/**
 * Tells whether an address is one of `AF_TIPC`: four or five numbers.
 *
 * @param address Any value.
 * @returns True if it has the form, which no other family has.
 *
 * @example
 * ```ts
 * import { isTipcAddress } from "@libc/socket";
 *
 * console.log(isTipcAddress([1, 1000, 0, 0])); // true
 * ```
 *
 * @category Addresses
 */
export function isTipcAddress(address: unknown): address is TipcAddress {
  return isTuple(address, 4, 5, "number") && address.every(isNumber);
}

/**
 * Tells whether an address is one of `AF_PACKET` with all five elements, as a socket returns it.
 *
 * @param address Any value.
 * @returns True if it has the form, which no other family has.
 *
 * @example
 * ```ts
 * import { isPacketAddress } from "@libc/socket";
 *
 * console.log(isPacketAddress(["lo", 2048, 0, 772, new Uint8Array(6)])); // true
 * ```
 *
 * @category Addresses
 */
export function isPacketAddress(address: unknown): address is Required<PacketAddress> {
  return isTuple(address, 5, 5, "string") && address.slice(1, 4).every(isNumber) &&
    isBytes(address[4]);
}

/**
 * Tells whether an address is one of `AF_CAN`: an interface alone, or with the identifiers of
 * `CAN_ISOTP` or `CAN_J1939`.
 *
 * The form with two identifiers is also that of an address of `AF_PACKET` or `AF_XDP` with its last
 * elements left out, which no socket returns.
 *
 * @param address Any value.
 * @returns True if it has the form.
 *
 * @example
 * ```ts
 * import { isCanAddress } from "@libc/socket";
 *
 * console.log(isCanAddress(["can0"]), isCanAddress(["can0", 1n, 2, 3])); // true true
 * ```
 *
 * @category Addresses
 */
export function isCanAddress(address: unknown): address is CanAddress {
  if (!isTuple(address, 1, 4, "string") || String(address[0]).includes(":")) return false;
  const [, ...rest] = address;
  if (rest.length === 2) return rest.every(isNumber);
  return rest.length === 0 ||
    (rest.length === 3 && typeof rest[0] === "bigint" && rest.slice(1).every(isNumber));
}

/**
 * Tells whether an address is one of `AF_ALG`: a type, a name, and up to two numbers.
 *
 * The pair of two GUIDs of `AF_HYPERV`, a family of Windows, passes too.
 *
 * @param address Any value.
 * @returns True if it has the form.
 *
 * @example
 * ```ts
 * import { isAlgAddress } from "@libc/socket";
 *
 * console.log(isAlgAddress(["hash", "sha256"])); // true
 * ```
 *
 * @category Addresses
 */
export function isAlgAddress(address: unknown): address is AlgAddress {
  return isTuple(address, 2, 4, "string") && typeof address[1] === "string" &&
    address.slice(2).every(isNumber);
}

/**
 * Tells whether an address is one of `BTPROTO_RFCOMM` or `BTPROTO_L2CAP`: a Bluetooth device and
 * numbers.
 *
 * The addresses of `BTPROTO_HCI` (numbers) and `BTPROTO_SCO` (a device alone) do not pass: other
 * families have these forms too.
 *
 * @param address Any value.
 * @returns True if it has the form, which no other family has.
 *
 * @example
 * ```ts
 * import { isBluetoothAddress } from "@libc/socket";
 *
 * console.log(isBluetoothAddress(["01:23:45:67:89:AB", 3])); // true
 * ```
 *
 * @category Addresses
 */
export function isBluetoothAddress(address: unknown): address is BluetoothDeviceAddress {
  return isTuple(address, 2, 4, "string") && isDevice(String(address[0])) &&
    address.slice(1).every(isNumber);
}

/**
 * Tells whether an address is one of `AF_HYPERV`: two GUIDs.
 *
 * @param address Any value.
 * @returns True if it has the form.
 *
 * @example
 * ```ts
 * import { HV_GUID_LOOPBACK, isHypervAddress } from "@libc/socket";
 *
 * const service = "3049197c-facb-11e6-bd58-64006a7986d3";
 * console.log(isHypervAddress([HV_GUID_LOOPBACK ?? service, service])); // true
 * ```
 *
 * @category Addresses
 */
export function isHypervAddress(address: unknown): address is GuidAddress {
  return isTuple(address, 2, 2, "string") &&
    address.every((element) => typeof element === "string" && GUID.test(element));
}
