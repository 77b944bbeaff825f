/**
 * Compiles filters with libpcap, the compiler of tcpdump.
 *
 * @module
 */
import type { BpfInstruction } from "@libc/socket/capture";
import { assert } from "@std/assert";
import { decode, type Need, tool } from "../helpers/support.ts";

/** What is needed: libpcap comes with tcpdump. */
export const libpcap: readonly Need[] = [tool("tcpdump"), tool("python3")];

/** A filter as libpcap compiles it. */
export interface Compiled {
  /** The filter. */
  readonly filter: string;
  /** The program as `tcpdump -ddd` prints it. */
  readonly program: BpfInstruction[];
  /** The lines that `tcpdump -d` prints. */
  readonly text: string;
}

/** One process compiles all: hundreds of `tcpdump` take many seconds. */
const PROGRAM = `
import ctypes, json, sys
pcap = ctypes.CDLL("libpcap.so.0.8")
class Instruction(ctypes.Structure):
    _fields_ = [("code", ctypes.c_uint16), ("jt", ctypes.c_uint8), ("jf", ctypes.c_uint8), ("k", ctypes.c_uint32)]
class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint), ("instructions", ctypes.POINTER(Instruction))]
pcap.pcap_open_dead.restype = ctypes.c_void_p
pcap.pcap_geterr.restype = pcap.bpf_image.restype = ctypes.c_char_p
def image(instructions):
    return [pcap.bpf_image(ctypes.byref(one), i).decode().rstrip() for i, one in enumerate(instructions)]
link, optimize, filters = json.load(sys.stdin)
if link is None:
    json.dump(image([Instruction(*one) for one in filters]), sys.stdout)
    sys.exit()
handle = ctypes.c_void_p(pcap.pcap_open_dead(pcap.pcap_datalink_name_to_val(link.encode()), 262144))
results = []
for filter in filters:
    program = Program()
    if pcap.pcap_compile(handle, ctypes.byref(program), filter.encode(), optimize, 0) == 0:
        found = program.instructions[:program.length]
        results.append([[[one.code, one.jt, one.jf, one.k] for one in found], image(found)])
    else:
        results.append(pcap.pcap_geterr(handle).decode())
json.dump(results, sys.stdout)
`;

/** libpcap refuses to return the program that rejects all packets. */
const REJECT: [number, number, number, number][] = [[6, 0, 0, 0]];

/** Runs the program. Returns what it prints. */
async function runPython<T>(...request: readonly unknown[]): Promise<T> {
  const child = new Deno.Command("python3", {
    args: ["-c", PROGRAM],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const input = new Blob([JSON.stringify(request)]);
  const sent = input.stream().pipeTo(child.stdin);
  const { success, stdout, stderr } = await child.output();
  await sent;
  assert(success, decode(stderr));
  return JSON.parse(decode(stdout));
}

/** A program and its lines, or an error. */
type Result = string | [typeof REJECT, string[]];

/** Returns a program and its lines for each filter, or the error. */
async function runLibpcap(
  link: string,
  filters: readonly string[],
  optimize: boolean,
): Promise<Result[]> {
  const results = await runPython<Result[]>(link, optimize ? 1 : 0, filters);
  return results.map((result) =>
    typeof result === "string" && result.includes("rejects all packets")
      ? [REJECT, ["(000) ret      #0"]]
      : result
  );
}

/**
 * Compiles filters with libpcap.
 *
 * @param link The name of the type of link, as `tcpdump -y` takes it.
 * @param filters The filters.
 * @param optimize Whether to optimize the programs.
 * @returns The programs, in the order of the filters.
 */
export async function compileWithLibpcap(
  link: string,
  filters: readonly string[],
  optimize = true,
): Promise<Compiled[]> {
  return (await runLibpcap(link, filters, optimize)).map((result, i) => {
    const filter = filters[i]!;
    assert(typeof result !== "string", `${filter}: ${result}`);
    const [program, lines] = result;
    return {
      filter,
      program: program.map(([code, jt, jf, k]) => ({ code, jt, jf, k })),
      text: lines.join("\n"),
    };
  });
}

/** Returns the error of libpcap for each filter for Ethernet; `null` if it compiles the filter. */
export async function errorsOfLibpcap(filters: readonly string[]): Promise<(string | null)[]> {
  const results = await runLibpcap("EN10MB", filters, true);
  return results.map((result) => typeof result === "string" ? result : null);
}

/** Returns the line that libpcap prints for each instruction. */
export async function printWithLibpcap(program: readonly BpfInstruction[]): Promise<string[]> {
  return await runPython(null, 0, program.map(({ code, jt, jf, k }) => [code, jt, jf, k]));
}
