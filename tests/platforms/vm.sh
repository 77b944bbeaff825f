#!/usr/bin/env bash
# Runs tests/vm/ in a virtual machine whose kernel, Debian's, has the address families that few
# machines have: TIPC, CAN, SCTP, DCCP, RDS, QIPCRTR, AF_ALG, VSOCK and Bluetooth.
#
#   vm.sh [ARGUMENT...]     arguments for `deno test`, such as --filter tipc, after tests/vm/
#   vm.sh -- COMMAND        another command for the guest's shell, in a copy of the project
#
# It ends with the exit code of what ran in the guest, 124 if that took too long and 125 if the guest
# died. The guest has no network and no disk; it is a kernel, an archive that the kernel unpacks into
# memory, and three serial lines: the kernel's log, the output of the tests, and their exit code.
#
# What it needs is downloaded once, with apt as this machine has it set up, which must be one of
# Debian's, and is kept in ~/.cache/libc-socket-vm. Only qemu is installed, where it is missing and
# the user is root. The guest's Deno is the one in $DENO or in PATH.
set -euo pipefail

project=$(realpath "$(dirname "$0")/../..")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/libc-socket-vm
deno=${DENO:-$(command -v deno)}
release=bookworm
seconds=240
memory=1536 # MiB

# Loaded before the tests. Those that others need, and only these, are found by depmod's list.
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

# busybox is the guest's userland; iproute2, with the libraries it links to, makes its interfaces;
# the C library and libgcc are for Deno.
packages=(
  busybox-static libc6 libgcc-s1
  iproute2 libbpf1 libbsd0 libcap2 libelf1 libmd0 libmnl0 libpcre2-8-0 libselinux1 libtirpc3
  libxtables12 libzstd1 zlib1g
  libcom-err2 libgssapi-krb5-2 libk5crypto3 libkeyutils1 libkrb5-3 libkrb5support0 libssl3 libdb5.3
)

mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9 # one at a time fills the cache

note() { echo "vm: $*" >&2; }

# ---- What is downloaded once ---------------------------------------------------------------------

# An apt of its own, so that nothing is installed here.
private_apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$cache/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$cache/apt/lists" -o Dir::State::status="$cache/apt/status" \
    -o Dir::Cache="$cache/apt/cache" -o APT::Architecture=amd64 -o APT::Architectures=amd64 \
    -o APT::Sandbox::User="$(id -un)" "$@"
}

download() {
  local mirror kernel
  note "downloading the guest's kernel and programs"
  mkdir -p "$cache"/apt/{lists,cache/archives}/partial "$cache/debs"
  touch "$cache/apt/status"
  mirror=$(apt-cache policy | grep -o 'http[^ ]*/debian ' | head -n 1 | tr -d ' ')
  [ -n "$mirror" ] || { note "apt has no source of Debian's packages"; exit 2; }
  cat >"$cache/apt/sources.list" <<END
deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $release main
deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror-security $release-security main
END
  private_apt update >&2
  kernel=$(private_apt install --simulate --no-install-recommends linux-image-amd64 |
    sed -nE 's/^Inst (linux-image-[0-9][^ ]*) .*/\1/p')
  (cd "$cache/debs" && private_apt download "$kernel" "${packages[@]}" >&2)
  for deb in "$cache"/debs/*.deb; do
    case $deb in
      */linux-image-*) dpkg -x "$deb" "$cache/kernel" ;;
      *) dpkg -x "$deb" "$cache/system" ;;
    esac
  done
  touch "$cache/unpacked"
}

# The kernel as qemu can start it at once; unpacking itself takes it seconds in an emulator.
unpack_kernel() {
  python3 - "$cache"/kernel/boot/vmlinuz-* "$cache/vmlinux" <<'END'
import lzma, sys
image = open(sys.argv[1], "rb").read()
kernel = lzma.LZMADecompressor().decompress(image[image.index(b"\xfd7zXZ\0"):])
assert kernel[:4] == b"\x7fELF"
open(sys.argv[2], "wb").write(kernel)
END
}

command -v qemu-system-x86_64 >/dev/null || {
  [ "$(id -u)" = 0 ] || { note "needs qemu-system-x86_64"; exit 2; }
  note "installing qemu"
  apt-get -qq update >&2
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends qemu-system-x86 >&2
}
[ -e "$cache/unpacked" ] || download
[ -e "$cache/vmlinux" ] || unpack_kernel
busybox=$cache/system/bin/busybox
version=$(basename "$cache"/kernel/lib/modules/*)
[ -e "$cache/kernel/lib/modules/$version/modules.dep" ] ||
  "$busybox" depmod -b "$cache/kernel" "$version"

# ---- The guest's programs, which change with this script and with Deno ---------------------------

archive() { (cd "$1" && find . | "$busybox" cpio -o -H newc 2>/dev/null) >"$2"; }

# The modules and what they depend on, in the form of depmod's list.
module_files() {
  "$busybox" awk -v names="${modules[*]}" '
    BEGIN { gsub(/-/, "_", names); n = split(names, list); for (i in list) wanted[list[i]] }
    {
      name = $1; sub(/.*\//, "", name); sub(/\.ko:$/, "", name); gsub(/-/, "_", name)
      if (name in wanted) { sub(/:$/, "", $1); for (i = 1; i <= NF; i++) print $i }
    }' "$cache/kernel/lib/modules/$version/modules.dep" | sort -u
}

build_base() {
  local root=$cache/root libraries=lib/x86_64-linux-gnu file name
  note "making the guest's file system"
  rm -rf "$root"
  mkdir -p "$root"/{bin,dev,etc,lib64,"$libraries",proc,root,run,sys,tmp,usr/bin,w}
  cp "$busybox" "$root/bin/busybox"
  for name in $("$busybox" --list); do
    case $name in busybox | ip | tipc) ;; *) ln -s busybox "$root/bin/$name" ;; esac
  done
  cp "$deno" "$root/usr/bin/deno"
  cp -L "$cache/system/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" "$root/lib64/"
  for file in "$cache"/system/{,usr/}lib/x86_64-linux-gnu/*.so.*; do
    cp -Ln "$file" "$root/$libraries/"
  done
  for file in "$cache"/system/{bin/ip,sbin/tipc}; do cp -L "$file" "$root/bin/"; done
  cp /etc/{protocols,services} "$root/etc/" 2>/dev/null || true
  echo '127.0.0.1 localhost' >"$root/etc/hosts"
  echo 'hosts: files' >"$root/etc/nsswitch.conf"
  echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
  echo 'root:x:0:' >"$root/etc/group"
  for file in $(module_files); do
    install -D -m 644 {"$cache/kernel","$root"}"/lib/modules/$version/$file"
  done
  cp "$cache/kernel/lib/modules/$version"/modules.{builtin,order} "$root/lib/modules/$version/"
  "$busybox" depmod -b "$root" "$version"
  cat >"$root/init" <<'END'
#!/bin/sh
# The guest's only process of its own: makes all ready, runs the command, tells its exit code.
export PATH=/bin:/usr/bin HOME=/root TERM=dumb NO_COLOR=1 DENO_NO_UPDATE_CHECK=1 DENO_DIR=/deno
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t tmpfs tmp /tmp
mount -t tmpfs run /run
ln -s /proc/self/fd /dev/fd
for line in 1 2; do stty raw -echo </dev/ttyS$line; done
exec </dev/null
ip link set lo up
echo "0 2147483647" >/proc/sys/net/ipv4/ping_group_range
for module in $(cat /modules); do modprobe "$module" || echo "no module $module" >/dev/kmsg; done
cd /w
sh /command >/dev/ttyS1 2>&1
echo $? >/dev/ttyS2
sleep 0.1
reboot -f
END
  chmod +x "$root/init"
  archive "$root" "$cache/base.new"
  mv "$cache/base.new" "$cache/base.cpio"
  rm -rf "$root"
}

base_of="$(sha256sum <"$0") $(stat -c '%s %Y' "$deno") $version"
if [ "$(cat "$cache/base.of" 2>/dev/null)" != "$base_of" ]; then
  build_base
  echo "$base_of" >"$cache/base.of"
fi

# ---- This run ------------------------------------------------------------------------------------

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/root/w"
cd "$project"
cp -r mod.ts constants ffi socket examples "$work/root/w/"
cp -r tests "$work/root/w/"
grep -v '"exclude": \["tests/vm/"\]' deno.json >"$work/root/w/deno.json"
# The packages that the tests import, where the guest's Deno looks for them.
DENO_DIR=$cache/deno "$deno" install --quiet --no-lock --entrypoint tests/vm/*_test.ts
mkdir "$work/root/deno"
cp -r "$cache/deno/npm" "$work/root/deno/"
echo "${modules[*]}" >"$work/root/modules"
if [ "${1:-}" = -- ]; then
  printf '%s\n' "${*:2}" >"$work/root/command"
else
  echo "deno test -A --no-prompt --no-check --no-lock --cached-only tests/vm/ ${*@Q}" >"$work/root/command"
fi
archive "$work/root" "$work/run.cpio"
cat "$cache/base.cpio" "$work/run.cpio" >"$work/initrd" # the kernel unpacks one after the other
flock --unlock 9

status=0
timeout --kill-after=5 "$seconds" qemu-system-x86_64 -nodefaults -no-user-config -display none \
  -machine pc -cpu max -accel tcg,thread=multi,tb-size=512 -smp 2 -m "$memory" -no-reboot \
  -kernel "$cache/vmlinux" -initrd "$work/initrd" \
  -append "console=ttyS0,115200 panic=-1 mitigations=off nokaslr random.trust_cpu=on audit=0 \
cryptomgr.notests rcupdate.rcu_expedited=1 tsc=reliable no_timer_check loglevel=5" \
  -serial "file:$work/log" -chardev stdio,id=output,signal=off -serial chardev:output \
  -serial "file:$work/status" </dev/null || status=$?
if [ -s "$work/status" ]; then exit "$(cat "$work/status")"; fi
note "no result; the end of the kernel's log:"
tail -n 20 "$work/log" >&2
[ "$status" = 124 ] || status=125
exit "$status"
