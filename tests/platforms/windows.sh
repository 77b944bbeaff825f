#!/usr/bin/env bash
# Runs the tests with Deno for Windows, in Wine.
#
#   windows.sh [ARGUMENT...]     runs `deno test` with the arguments, such as --filter tcp or
#                                tests/socket/tcp_test.ts
#   windows.sh -- ARGUMENT...    runs `deno` with the arguments, such as run -A examples/demo.ts
#
# The exit code is that of Deno, 124 on timeout. Deno sees a copy of the project on drive Z:. Test
# programs other than Deno, such as those in Python, run outside Wine. They share its network: Wine's
# sockets are the machine's.
#
# The programs of `examples/` and `docs/` that the tests start import the package in place of the sources:
# it starts faster, and no other test runs the package on Windows.
#
# `deno test` writes coverage profiles to the directory $COVERAGE, if set. They name the files of this
# project, not those of the copy.
#
# The first run downloads with npm and with this machine's apt, which must be configured for Debian,
# to ~/.cache/libc-socket-windows or $LIBC_SOCKET_WINDOWS. It makes a Debian root with a Wine of its
# own there, since Debian 12's Wine is too old. The script needs the superuser. Deno for Windows has
# the version of $DENO or of the one in PATH.
set -euo pipefail

project=$(realpath "$(dirname "$0")/../..")
cache=${LIBC_SOCKET_WINDOWS:-${XDG_CACHE_HOME:-$HOME/.cache}/libc-socket-windows}
deno=${DENO:-$(command -v deno || true)}
release=trixie
packages=wine64,netbase,python3,socat,openssl
seconds=1800
root=$cache/root

note() { echo "windows: $*" >&2; }

[ -n "$deno" ] || { note "deno is not in PATH; set DENO to its file"; exit 2; }
[ "$(id -u)" = 0 ] || { note "needs the superuser"; exit 2; }
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9 # one run at a time uses Wine

# ---- Downloads of the first run ------------------------------------------------------------------

make_root() {
  local mirror
  note "downloading Debian with Wine"
  command -v mmdebstrap >/dev/null || {
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends mmdebstrap
  } >&2
  mirror=$(apt-cache policy | grep -o 'http[^ ]*/debian ' | head -n 1 | tr -d ' ')
  [ -n "$mirror" ] || { note "apt has no Debian mirror in its sources"; exit 2; }
  rm -rf "$root"
  mmdebstrap --quiet --variant=essential --dpkgopt=force-unsafe-io --include="$packages" \
    "$release" "$root" "$mirror" >&2
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
cp -r mod.ts README.md CONTRIBUTING.md SECURITY.md constants ffi socket capture examples docs tests "$work/"
# deno.json without the line that excludes the tests of Windows
grep -v '"exclude": \["tests/' deno.json >"$work/deno.json"
DENO_DIR=$cache/deno "$deno" run -A .ci/package.ts "$work/package"
# Caches the packages that the tests import where Deno in Wine looks for them.
DENO_DIR=$cache/deno "$deno" install --quiet --no-lock --entrypoint tests/*_test.ts tests/*/*_test.ts
rm -rf "$root/deno/cache/npm"
mkdir -p "$root/deno/cache"
cp -r "$cache/deno/npm" "$root/deno/cache/"
# Without these entries, look-ups of this machine's names fail.
printf '127.0.0.1 localhost\n::1 localhost ip6-localhost\n127.0.1.1 %s\n' "$(hostname)" \
  >"$root/etc/hosts"

arguments=(test -A --no-prompt --no-check --no-lock --cached-only)
if [ "${1:-}" = -- ]; then
  shift
  arguments=()
else
  files=(tests/*_test.ts tests/[!v]*/)
  for argument; do [ ! -e "$argument" ] || files=(); done
  [ -z "${COVERAGE:-}" ] || arguments+=('--coverage=Z:\project\coverage' --coverage-raw-data-only)
  arguments+=("${files[@]}")
fi

# Moves coverage profiles away while the tests run. To create a file, Wine reads its whole directory:
# with all profiles in one directory, the tests take twice as long. Ends with this script at the latest.
move_profiles() {
  while kill -0 $$ 2>/dev/null; do
    sleep 1
    find "$work/coverage" -name '*.json' -exec mv -t "$work/profiles" {} +
  done
}

# Moves the coverage profiles to $COVERAGE, with the paths of this project.
collect_profiles() {
  local url
  kill "$mover" && wait "$mover" || true
  url=$("$deno" eval 'import { pathToFileURL } from "node:url";
    console.log(pathToFileURL(Deno.args[0]).href);' "$project")
  mkdir -p "$COVERAGE"
  find "$work/coverage" "$work/profiles" -name '*.json' \
    -exec sed -i "s#\"file:///Z:/project/#\"$url/#" {} + -exec mv -t "$COVERAGE" {} +
}

# The mount namespace holds the mounts that Wine needs in the root. The PID namespace ends all
# processes with the run.
export work root seconds
exec 9>&9
status=0
if [ -n "${COVERAGE:-}" ]; then
  mkdir "$work/coverage" "$work/profiles"
  move_profiles 9>&- &
  mover=$!
  trap 'kill "$mover" 2>/dev/null || true; rm -rf "$work"' EXIT
fi
timeout --foreground --kill-after=5 $((seconds + 60)) \
  unshare --mount --pid --fork --kill-child --mount-proc="$root/proc" bash -c '
  mount --bind /dev "$root/dev" && mount --bind "$work" "$root/project" || exit 125
  exec chroot "$root" /usr/bin/env -i -C /project PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/root \
    NO_COLOR=1 XDG_RUNTIME_DIR=/tmp WINEPREFIX=/deno/wine WINEDEBUG=-all DENO_DIR="Z:\\deno\\cache" \
    TEST_IMPORT_MAP="Z:\\project\\package\\deno.json" \
    DENO_NO_UPDATE_CHECK=1 python3 tests/platforms/host_tools.py "$seconds" "$@"' bash \
  "${arguments[@]}" "$@" || status=$?
[ -z "${COVERAGE:-}" ] || collect_profiles
exit "$status"
