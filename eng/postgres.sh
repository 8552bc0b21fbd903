#!/usr/bin/env bash
# A PostgreSQL server for the tests: on loopback, with a data directory of its own, gone afterwards.
#   eng/postgres.sh start FOLDER     makes and starts it in FOLDER (must not exist); prints the connection string
#   eng/postgres.sh kill FOLDER      ends the server and all its processes at once with SIGKILL: the data directory stays as it is at that moment
#   eng/postgres.sh restart FOLDER   starts a killed server again, on the same data directory and port; prints the connection string
#   eng/postgres.sh stop FOLDER      stops it and removes FOLDER
# The server does not run as root: as root, it runs as the user postgres. Its settings are the defaults (fsync and full_page_writes are on):
# --no-sync only spares initdb the waiting for the disk before there is anything to lose.
set -euo pipefail
usage="usage: eng/postgres.sh start|kill|restart|stop FOLDER"
action="${1:-}"; folder="${2:-}"
[ -n "$folder" ] || { echo "$usage" >&2; exit 2; }

bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)"
[ -n "$bin" ] || bin="$(dirname "$(command -v postgres || echo /missing/postgres)")"
[ -x "$bin/postgres" ] || { echo "PostgreSQL is not installed" >&2; exit 1; }
as_server() { if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }
launch() { # PORT
  as_server "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -t 60 \
    -o "-c listen_addresses=127.0.0.1 -c port=$1 -c unix_socket_directories= -c max_connections=200" start >/dev/null
}
say() { echo "Host=127.0.0.1;Port=$(cat "$folder/port");Username=minyi;Database=postgres"; }
# Somebody who does not bury its orphans (a container's first process) may leave a dead one listed: state Z.
alive() { [ -e "/proc/$1" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }

case "$action" in
  start)
    mkdir -m 700 "$folder"
    folder="$(cd "$folder" && pwd)"
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    as_server "$bin/initdb" -D "$folder/data" -U minyi -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log"
    # Somebody else may take a port between asking and using it: then the next is tried.
    for attempt in 1 2 3 4 5; do
      port=$((20000 + RANDOM % 20000))
      if launch "$port"; then
        echo "$port" >"$folder/port"
        say
        exit 0
      fi
    done
    tail -n 20 "$folder/data/server.log" >&2
    exit 1
    ;;
  kill)
    folder="$(cd "$folder" && pwd)"
    server="$(head -n 1 "$folder/data/postmaster.pid")"
    kill -STOP "$server" # it makes no more processes while they are listed
    children="$(grep -l "^PPid:[[:space:]]*$server\$" /proc/[0-9]*/status 2>/dev/null | tr -dc '0-9\n' || true)"
    # shellcheck disable=SC2086 # one word a process
    kill -9 "$server" $children 2>/dev/null || true
    for wait in $(seq 200); do
      left=""
      for process in $server $children; do ! alive "$process" || left="$left $process"; done
      [ -n "$left" ] || break
      sleep 0.02
    done
    [ -z "$left" ] || { echo "still alive:$left" >&2; exit 1; }
    # Written for a process that is dead: listed as a zombie, or its number given to another, it would keep the next one from starting.
    rm -f "$folder/data/postmaster.pid"
    ;;
  restart)
    folder="$(cd "$folder" && pwd)"
    launch "$(cat "$folder/port")" || { tail -n 20 "$folder/data/server.log" >&2; exit 1; }
    say
    ;;
  stop)
    [ ! -d "$folder/data" ] || as_server "$bin/pg_ctl" -D "$(cd "$folder" && pwd)/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
    ;;
  *) echo "$usage" >&2; exit 2 ;;
esac
