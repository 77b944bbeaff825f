#!/usr/bin/env bash
# Runs tests in a virtual machine with a Debian kernel, on one of two processors:
#
#   amd64   runs tests/vm/. The kernel has the address families that few machines have: TIPC, CAN,
#           SCTP, DCCP, RDS, QIPCRTR, AF_ALG, VSOCK and Bluetooth
#   arm64   runs the whole suite, including tests/vm/
#
#   vm.sh                            runs both, in several machines at once
#   vm.sh amd64|arm64 [ARGUMENT...]  runs `deno test` with arguments, such as files, in one machine
#   vm.sh amd64|arm64 -- COMMAND     runs a command in the guest's shell, in a copy of the project
#
# The exit code is that of the guest's command, 124 on timeout, and 125 if the guest died. The guest
# has no network and no disk. It consists of a kernel, an archive that the kernel unpacks to memory,
# and four serial lines: for the kernel's log, the output of the tests, their exit code, and their
# coverage profiles.
#
# `deno test` writes coverage profiles to the directory $COVERAGE, if set.
#
# The first run downloads packages with this machine's apt, which must be configured for Debian, to
# ~/.cache/libc-socket-vm. It installs nothing but qemu, if that is missing and the user is root. The
# guest's Deno is $DENO or the one in PATH. For another processor than this machine's, Deno of the
# same version comes from npm.
set -euo pipefail

script=$(realpath "$0")
cd "$(dirname "$script")/../.."
project=$PWD
deno=${DENO:-$(command -v deno || true)}
[ -n "$deno" ] || { echo "vm: deno is not in PATH; set DENO to its file" >&2; exit 2; }
release=bookworm

# Modules to load before the tests. depmod's list adds their dependencies, and nothing else.
modules=(
  tipc
  can can-raw can-bcm can-isotp can-j1939 vcan
  crc32c_generic sctp
  dccp dccp_ipv4 dccp_ipv6
  rds rds_tcp
  qrtr
  af_alg algif_hash algif_skcipher algif_aead algif_rng
  sha256_generic hmac cbc ecb aes_generic
  vsock vsock_loopback
  bluetooth rfcomm hci_vhci ecdh_generic cmac
  veth dummy
)

# The guest's programs, without their dependencies. busybox provides the basic commands.
packages=(busybox-static libgcc-s1 iproute2 netbase)

case ${1:-} in
  amd64)
    qemu=qemu-system-x86_64 qemu_package=qemu-system-x86 kernel_package=linux-image-amd64
    build=linux-x64-glibc
    tests=(tests/vm/) slowness=1 seconds=600 memory=1536 # MiB
    machine=(
      -machine pc -cpu max -smp 2
      -serial chardev:log -serial chardev:output -serial chardev:status -serial chardev:profiles
    )
    parameters='console=ttyS0,115200 tsc=reliable no_timer_check'
    ;;
  arm64)
    qemu=qemu-system-aarch64 qemu_package=qemu-system-arm kernel_package=linux-image-arm64
    build=linux-arm64-glibc
    tests=(tests/*_test.ts tests/[!w]*/) slowness=10 seconds=1100 memory=3072
    # One emulated processor is faster than several that wait for each other. A simple model is the
    # fastest.
    machine=(
      -machine 'virt,gic-version=3' -cpu cortex-a72 -serial chardev:log
      -chardev null,id=first
      -device pci-serial-4x,chardev1=first,chardev2=output,chardev3=status,chardev4=profiles
    )
    parameters='console=ttyAMA0'
    packages+=(dash iputils-ping openssl python3-minimal libpython3-stdlib socat strace tshark util-linux)
    modules+=(bridge)
    ;;
  *)
    output=$(mktemp -d) status=0 jobs=()
    trap 'rm -rf "$output"' EXIT
    "$script" amd64 >"$output/amd64" 2>&1 &
    jobs+=($!)
    "$script" arm64 tests/vm/ tests/[a-n]*/ >"$output/arm64" 2>&1 &
    jobs+=($!)
    "$script" arm64 tests/*_test.ts tests/[o-u]*/ || status=$?
    for job in "${jobs[@]}"; do wait "$job" || status=$?; done
    cat "$output"/*
    exit "$status"
    ;;
esac
architecture=$1
shift

cache=${XDG_CACHE_HOME:-$HOME/.cache}/libc-socket-vm/$architecture
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9 # one run at a time fills the cache

note() { echo "vm $architecture: $*" >&2; }

# ---- Downloads of the first run ------------------------------------------------------------------

# Runs apt-get with directories of its own, so that it installs nothing on this machine.
private_apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$cache/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$cache/apt/lists" -o Dir::State::status="$cache/apt/status" \
    -o Dir::Cache="$cache/apt/cache" -o APT::Architecture="$architecture" \
    -o APT::Architectures="$architecture" -o APT::Sandbox::User="$(id -un)" "$@"
}

# Lists packages and their dependencies.
list_closure() {
  private_apt install --simulate --no-install-recommends "$@" | sed -nE 's/^Inst ([^ ]+) .*/\1/p'
}

download() {
  local mirror deb
  note "downloading the guest's kernel and programs"
  rm -rf "$cache"/{debs,kernel,system,host}
  mkdir -p "$cache"/apt/{lists,cache/archives}/partial "$cache"/{debs,kernel,system,host}
  touch "$cache/apt/status"
  mirror=$(apt-cache policy | grep -o 'http[^ ]*/debian ' | head -n 1 | tr -d ' ')
  [ -n "$mirror" ] || { note "apt has no Debian mirror in its sources"; exit 2; }
  cat >"$cache/apt/sources.list" <<END
deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $release main
deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror-security $release-security main
END
  private_apt update >&2
  (
    cd "$cache/debs"
    # shellcheck disable=SC2046 # a list
    private_apt download $(list_closure "${packages[@]}") >&2
    for deb in *.deb; do dpkg -x "$deb" ../system; done
    cd ../kernel
    private_apt download "$(list_closure "$kernel_package" | grep -E '^linux-image-[0-9]')" >&2
    dpkg -x linux-image-*.deb .
    cd ../host
    apt-get -qq -o APT::Sandbox::User="$(id -un)" download busybox-static >&2
    dpkg -x busybox-static_*.deb .
  )
  echo "${packages[*]}" >"$cache/downloaded"
}

# Unpacks the kernel. An emulated kernel would take seconds to unpack itself.
unpack_kernel() {
  python3 - "$cache"/kernel/boot/vmlinuz-* "$cache/vmlinux" <<'END'
import lzma, sys
image = open(sys.argv[1], "rb").read()
if image[56:60] != b"ARMd":  # an arm64 image is not compressed
    image = lzma.LZMADecompressor().decompress(image[image.index(b"\xfd7zXZ\0"):])
    assert image[:4] == b"\x7fELF"
open(sys.argv[2], "wb").write(image)
END
}

# Prints the path of Deno for the guest's processor.
find_guest_deno() {
  local package
  if [ "$architecture" = "$(dpkg --print-architecture)" ]; then
    echo "$deno"
    return
  fi
  package=@deno/$build@$("$deno" eval 'console.log(Deno.version.deno)')
  if [ "$(cat "$cache/npm/of" 2>/dev/null)" != "$package" ]; then
    rm -rf "$cache/npm"
    mkdir "$cache/npm"
    (cd "$cache/npm" && npm pack --silent "$package" >&2 && tar xzf *.tgz && rm ./*.tgz)
    echo "$package" >"$cache/npm/of"
  fi
  echo "$cache/npm/package/deno"
}

command -v "$qemu" >/dev/null || {
  [ "$(id -u)" = 0 ] || { note "needs $qemu"; exit 2; }
  note "installing qemu"
  apt-get -qq update >&2
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$qemu_package" >&2
}
if [ "$(cat "$cache/downloaded" 2>/dev/null)" != "${packages[*]}" ]; then download; fi
[ "$cache/vmlinux" -nt "$cache/downloaded" ] || unpack_kernel
busybox=$cache/host/bin/busybox
version=$(basename "$cache"/kernel/lib/modules/*)
[ -e "$cache/kernel/lib/modules/$version/modules.dep" ] ||
  "$busybox" depmod -b "$cache/kernel" "$version"
guest_deno=$(find_guest_deno)

# ---- The guest's file system, which depends on this script and on Deno ---------------------------

archive() { (cd "$1" && find . | "$busybox" cpio -o -H newc 2>/dev/null) >"$2"; }

# Lists the files of the modules and of their dependencies, as depmod's list names them.
module_files() {
  "$busybox" awk -v names="${modules[*]}" '
    BEGIN { gsub(/-/, "_", names); n = split(names, list); for (i in list) wanted[list[i]] }
    {
      name = $1; sub(/.*\//, "", name); sub(/\.ko:$/, "", name); gsub(/-/, "_", name)
      if (name in wanted) { sub(/:$/, "", $1); for (i = 1; i <= NF; i++) print $i }
    }' "$cache/kernel/lib/modules/$version/modules.dep" | sort -u
}

build_base() {
  local root=$cache/root file name
  note "building the guest's file system"
  rm -rf "$root"
  cp -a "$cache/system" "$root"
  rm -rf "$root"/{usr/share/{bash-completion,doc,info,lintian,locale,man,perl5},var}
  mkdir -p "$root"/{dev,etc,proc,root,run,sys,tmp}
  for name in $("$busybox" --list); do
    [ -n "$(find "$root"/{,usr/}{bin,sbin}/"$name" 2>/dev/null)" ] || ln -s busybox "$root/bin/$name"
  done
  cp "$guest_deno" "$root/usr/bin/deno"
  printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 guest\n' >"$root/etc/hosts"
  printf '%s: files\n' hosts passwd group protocols services >"$root/etc/nsswitch.conf"
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n' >"$root/etc/passwd"
  echo 'multi on' >"$root/etc/host.conf"
  touch "$root/etc/resolv.conf"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
  for file in $(module_files); do
    install -D -m 644 {"$cache/kernel","$root"}"/lib/modules/$version/$file"
  done
  cp "$cache/kernel/lib/modules/$version"/modules.{builtin,order} "$root/lib/modules/$version/"
  "$busybox" depmod -b "$root" "$version"
  cat >"$root/init" <<'END'
#!/bin/sh
# The guest's init: prepares the system, runs the command, and reports its exit code.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb NO_COLOR=1 DENO_NO_UPDATE_CHECK=1
export DENO_DIR=/deno
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t tmpfs run /run # not on /tmp: the project may be there
ln -s /proc/self/fd /dev/fd
for line in 1 2 3; do stty raw -echo </dev/ttyS$line; done
exec </dev/null
hostname guest
for module in $(cat /modules); do modprobe "$module" || echo "no module $module" >/dev/kmsg; done
ip link set lo up
ip address add 198.51.100.1/24 broadcast 198.51.100.255 dev dummy0
ip link set dummy0 up
ip route add default via 198.51.100.2
echo "0 2147483647" >/proc/sys/net/ipv4/ping_group_range
cd "$(cat /project)"
sh /command >/dev/ttyS1 2>&1
status=$?
[ ! -d /coverage ] || tar -C /coverage -cz . >/dev/ttyS3
echo $status >/dev/ttyS2
sleep 0.1
reboot -f
END
  chmod +x "$root/init"
  archive "$root" "$cache/base.new"
  mv "$cache/base.new" "$cache/base.cpio"
  rm -rf "$root"
}

base_key="$(sha256sum <"$script") $(stat -c '%s %Y' "$guest_deno") $version"
if [ "$(cat "$cache/base.of" 2>/dev/null)" != "$base_key" ]; then
  build_base
  echo "$base_key" >"$cache/base.of"
fi

# ---- This run ------------------------------------------------------------------------------------

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
guest=$work/root$project # the same path as here: Deno's cache depends on it
mkdir -p "$guest"
cp -r mod.ts constants ffi socket capture examples docs tests README.md CONTRIBUTING.md SECURITY.md "$guest/"
grep -v '"exclude": \["tests/' deno.json >"$guest/deno.json"
# Caches the packages that the tests import and the compiled JavaScript of all files: compiling takes
# long in an emulator.
DENO_DIR=$cache/deno "$deno" cache --quiet --no-lock mod.ts examples/*.ts tests/*.ts tests/*/*.ts
cp -r "$cache/deno" "$work/root/deno"
echo "${modules[*]}" >"$work/root/modules"
echo "$project" >"$work/root/project"
if [ "${1:-}" = -- ]; then
  printf '%s\n' "${*:2}" >"$work/root/command"
else
  [ $# -gt 0 ] || set -- "${tests[@]}"
  [ -z "${COVERAGE:-}" ] || set -- --coverage=/coverage --coverage-raw-data-only "$@"
  echo "TEST_SLOWNESS=$slowness deno test -A --no-prompt --no-check --no-lock --cached-only ${*@Q}" \
    >"$work/root/command"
fi
archive "$work/root" "$work/run.cpio"
cat "$cache/base.cpio" "$work/run.cpio" >"$work/initrd" # the kernel unpacks both archives
flock --unlock 9

status=0
timeout --kill-after=5 "$seconds" "$qemu" -nodefaults -no-user-config -display none \
  -chardev "file,id=log,path=$work/log" -chardev stdio,id=output,signal=off \
  -chardev "file,id=status,path=$work/status" -chardev "file,id=profiles,path=$work/profiles" \
  "${machine[@]}" \
  -accel tcg,thread=multi,tb-size=512 -m "$memory" -no-reboot \
  -kernel "$cache/vmlinux" -initrd "$work/initrd" \
  -append "$parameters panic=-1 mitigations=off nokaslr random.trust_cpu=on audit=0 norandmaps \
cryptomgr.notests rcupdate.rcu_expedited=1 loglevel=5" </dev/null || status=$?
if [ -s "$work/status" ]; then
  if [ -s "$work/profiles" ]; then
    mkdir -p "$COVERAGE"
    tar -C "$COVERAGE" -xzf "$work/profiles"
  fi
  exit "$(cat "$work/status")"
fi
note "the guest ended without an exit code; the end of the kernel's log:"
tail -n 20 "$work/log" >&2
[ "$status" = 124 ] || status=125
exit "$status"
