#!/usr/bin/env bash
# A PostgreSQL server for the tests: on loopback, with a data directory of its own, gone afterwards.
#   eng/postgres.sh start FOLDER   makes and starts it in FOLDER (must not exist); prints the connection string
#   eng/postgres.sh stop FOLDER    stops it and removes FOLDER
# The server does not run as root: as root, it runs as the user postgres.
set -euo pipefail
action="${1:-}"; folder="${2:-}"
[ -n "$folder" ] || { echo "usage: eng/postgres.sh start|stop FOLDER" >&2; exit 2; }

bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)"
[ -n "$bin" ] || bin="$(dirname "$(command -v postgres || echo /missing/postgres)")"
[ -x "$bin/postgres" ] || { echo "PostgreSQL is not installed" >&2; exit 1; }
as_server() { if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

case "$action" in
  start)
    mkdir -m 700 "$folder"
    folder="$(cd "$folder" && pwd)"
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    as_server "$bin/initdb" -D "$folder/data" -U minyi -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log"
    # Somebody else may take a port between asking and using it: then the next is tried.
    for attempt in 1 2 3 4 5; do
      port=$((20000 + RANDOM % 20000))
      if as_server "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -t 60 \
          -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c max_connections=200" start >/dev/null; then
        echo "Host=127.0.0.1;Port=$port;Username=minyi;Database=postgres"
        exit 0
      fi
    done
    tail -n 20 "$folder/data/server.log" >&2
    exit 1
    ;;
  stop)
    [ ! -d "$folder/data" ] || as_server "$bin/pg_ctl" -D "$(cd "$folder" && pwd)/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
    ;;
  *) echo "usage: eng/postgres.sh start|stop FOLDER" >&2; exit 2 ;;
esac
