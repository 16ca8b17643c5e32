#!/bin/sh
# remove-run.sh FOLDER [PID]: ends the databases of a test run and removes all that it left; see run-folder.ts.
# With PID it first waits for the end of that process: a run that is killed cannot clean up, a shell that outlives it can.
set -eu
run=$1

if [ -n "${2:-}" ]; then
  while kill -0 "$2" 2> /dev/null; do sleep 1; done
  [ -d "$run" ] || exit 0
  # What the tests started notices within this time that its parent is gone, and ends in order.
  sleep 6
fi

# Root's databases lie elsewhere and say whose they are.
homes=$run
for note in /var/lib/kaja/*/folder; do
  case $(cat "$note" 2> /dev/null || true) in "$run"/*) homes="$homes ${note%/folder}" ;; esac
done

# PostgreSQL works in its data folder, so no stranger is met. Asked to quit, it gives back the kernel's shared memory.
for signal in QUIT KILL; do
  found=
  for link in /proc/[0-9]*/cwd; do
    place=$(readlink "$link" 2> /dev/null || true)
    for home in $homes; do
      case $place in "$home"/*)
        pid=${link#/proc/}
        kill -s "$signal" "${pid%/cwd}" 2> /dev/null && found=yes
        ;;
      esac
    done
  done
  [ -z "$found" ] || sleep 1
done

# shellcheck disable=SC2086 # names that mktemp and the starter made: no spaces
rm -rf $homes
