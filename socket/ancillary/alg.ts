/**
 * Ancillary data of `AF_ALG`: the parameters of the kernel's ciphers.
 *
 * @module
 */
import { ALG_SET_AEAD_ASSOCLEN, ALG_SET_IV, ALG_SET_OP, SOL_ALG } from "../../constants/mod.ts";
import { u32 } from "../../ffi/layout.ts";
import { system } from "../../ffi/mod.ts";
import type { Ancillary } from "./types.ts";
import { buffer, type Bytes, int, integer, object } from "../arguments.ts";

/**
 * Parameters of the cipher operation that {@linkcode Socket.sendmsgAfalg} requests.
 *
 * @category Ancillary data
 */
export interface AfalgParameters {
  /** The operation: `ALG_OP_ENCRYPT` or `ALG_OP_DECRYPT`. */
  readonly op: number | undefined;
  /** The initialization vector. The cipher determines its length. */
  readonly iv?: Bytes | undefined;
  /**
   * For `aead`: the length of the associated data, in bytes. The kernel authenticates these bytes at
   * the start of the data but does not encrypt them.
   */
  readonly assoclen?: number | undefined;
}

/** Encodes the parameters as ancillary items, in the same order as Python. */
export function afalgItems(parameters: AfalgParameters): Ancillary[] {
  object("parameters", parameters, "an object such as { op, iv }");
  const level = int("SOL_ALG", SOL_ALG);
  const encodeWord = (value: number) => {
    const view = new DataView(new ArrayBuffer(4));
    u32(0).set(view, value);
    return new Uint8Array(view.buffer);
  };
  const { op, iv, assoclen } = parameters;
  const items: Ancillary[] = [
    { level, type: int("ALG_SET_OP", ALG_SET_OP), data: encodeWord(int("parameters.op", op)) },
  ];
  if (iv !== undefined) {
    const bytes = buffer("parameters.iv", iv);
    const { size = 0, ivlen } = system().layouts.af_alg_iv ?? {};
    const data = new Uint8Array(new ArrayBuffer(size + bytes.length));
    ivlen?.set(new DataView(data.buffer), bytes.length);
    data.set(bytes, size);
    items.push({ level, type: int("ALG_SET_IV", ALG_SET_IV), data });
  }
  if (assoclen !== undefined) {
    const length = integer("parameters.assoclen", assoclen, 0, 0x7fffffff);
    items.push({
      level,
      type: int("ALG_SET_AEAD_ASSOCLEN", ALG_SET_AEAD_ASSOCLEN),
      data: encodeWord(length),
    });
  }
  return items;
}
