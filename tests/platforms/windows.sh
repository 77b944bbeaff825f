#!/usr/bin/env bash
# Runs the tests with Deno for Windows, in Wine.
#
#   windows.sh [ARGUMENT...]     arguments for `deno test`, such as --filter tcp or tests/socket/tcp_test.ts
#   windows.sh -- ARGUMENT...    arguments for `deno`, such as run -A examples/demo.ts
#
# It ends with the exit code of Deno, 124 if that took too long. Deno has a copy of the project, on
# drive Z:. The programs of the tests that are no Deno, such as those in Python, run beside Wine, on
# the same network: Wine's sockets are the machine's.
#
# What it needs is downloaded once, by apt as this machine has it set up, which must be one of
# Debian's, and by npm, and is kept in ~/.cache/libc-socket-windows, or in $LIBC_SOCKET_WINDOWS: a
# Debian with Wine of its own, since that of Debian 12 is too old. It takes the superuser to run. The
# version of Deno is that of the one in $DENO or in PATH.
set -euo pipefail

project=$(realpath "$(dirname "$0")/../..")
cache=${LIBC_SOCKET_WINDOWS:-${XDG_CACHE_HOME:-$HOME/.cache}/libc-socket-windows}
deno=${DENO:-$(command -v deno)}
release=trixie
packages=wine64,netbase,python3,socat,openssl
seconds=900
root=$cache/root

note() { echo "windows: $*" >&2; }

[ "$(id -u)" = 0 ] || { note "needs the superuser"; exit 2; }
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9 # Wine has one user at a time

# ---- What is downloaded once ---------------------------------------------------------------------

make_root() {
  local mirror
  note "downloading Debian with Wine"
  command -v debootstrap >/dev/null || {
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends debootstrap
  } >&2
  mirror=$(apt-cache policy | grep -o 'http[^ ]*/debian ' | head -n 1 | tr -d ' ')
  [ -n "$mirror" ] || { note "apt has no source of Debian's packages"; exit 2; }
  rm -rf "$root"
  # Wine is installed afterwards: debootstrap takes no account of alternative dependencies.
  debootstrap --variant=minbase "$release" "$root" "$mirror" >&2
  DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get -qq install -y --no-install-recommends \
    ${packages//,/ } >&2
  chroot "$root" apt-get clean
  mkdir -p "$root"/{project,deno}
  touch "$cache/made-$release"
}

download_deno() {
  note "downloading Deno $version for Windows"
  rm -f "$cache"/deno-win32-x64-*.tgz
  (cd "$cache" && npm pack --silent "@deno/win32-x64@$version" >/dev/null)
  tar -xzf "$cache"/deno-win32-x64-*.tgz -C "$root/deno" --strip-components=1 package/deno.exe
  rm "$cache"/deno-win32-x64-*.tgz
  echo "$version" >"$cache/deno-version"
}

[ -e "$cache/made-$release" ] || make_root
version=$("$deno" --version | sed -nE '1s/^deno ([0-9.]+).*/\1/p')
[ "$(cat "$cache/deno-version" 2>/dev/null)" = "$version" ] || download_deno

# ---- This run ------------------------------------------------------------------------------------

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$project"
cp -r mod.ts README.md constants ffi socket examples tests "$work/"
# where the tests of Windows are left out
grep -v '"exclude": \["tests/' deno.json >"$work/deno.json"
# The packages that the tests import, where Deno in Wine looks for them.
DENO_DIR=$cache/deno "$deno" install --quiet --no-lock --entrypoint tests/*_test.ts tests/*/*_test.ts
rm -rf "$root/deno/cache/npm"
mkdir -p "$root/deno/cache"
cp -r "$cache/deno/npm" "$root/deno/cache/"
# Without these, look-ups of this machine's names fail.
printf '127.0.0.1 localhost\n::1 localhost ip6-localhost\n127.0.1.1 %s\n' "$(hostname)" \
  >"$root/etc/hosts"

arguments=(test -A --no-prompt --no-check --no-lock --cached-only)
if [ "${1:-}" = -- ]; then
  shift
  arguments=()
else
  files=(tests/*_test.ts tests/[!v]*/)
  for argument; do [ ! -e "$argument" ] || files=(); done
  arguments+=("${files[@]}")
fi

# A mount namespace of its own, for what Wine needs to see in the root, and a process namespace, so
# that nothing outlives the run.
export work root seconds
exec 9>&9
timeout --foreground --kill-after=5 $((seconds + 60)) \
  unshare --mount --pid --fork --kill-child --mount-proc="$root/proc" bash -c '
  mount --bind /dev "$root/dev" && mount --bind "$work" "$root/project" || exit 125
  exec chroot "$root" /usr/bin/env -i -C /project PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/root \
    NO_COLOR=1 XDG_RUNTIME_DIR=/tmp WINEPREFIX=/deno/wine WINEDEBUG=-all DENO_DIR="Z:\\deno\\cache" \
    DENO_NO_UPDATE_CHECK=1 python3 tests/platforms/beside.py "$seconds" "$@"' bash \
  "${arguments[@]}" "$@"
