#!/bin/bash
# Double-click this on macOS (or run it on Linux): it makes the report of the plan in input/ and opens it.
# What the program needs is installed outside this folder, which may be shared and synced.

cd "$(dirname "$0")" || exit 1
store="${NSHREPORT_HOME:-$HOME/.nshreport}"
export UV_PROJECT_ENVIRONMENT="$store/report"

finish() {
  [ "$1" -eq 0 ] || printf '\n%s\n' "The report was not made. The lines above say why."
  printf '%s' "Press Enter to close this window."
  read -r _ || true
  exit "$1"
}

find_python() {
  for name in python3 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$name"; return; fi
  done
}

# A small environment that holds only uv, or everything from the folder "wheels" for a laptop without network.
make_environment() { # folder, then what pip is to install
  local folder="$1"; shift
  cmp -s pyproject.toml "$folder/pyproject.toml" && return
  python="$(find_python)"
  if [ -z "$python" ]; then
    echo "This computer has no Python 3.11 or newer. Install it from your software centre or from python.org."
    finish 1
  fi
  echo "Preparing the program for the first time. This takes a minute."
  "$python" -m venv --clear "$folder" && "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@" &&
    cp pyproject.toml "$folder/" || finish 1
}

if [ -d wheels ]; then
  make_environment "$store/offline" --no-index --find-links wheels nshreport
  run=("$store/offline/bin/python")
elif command -v uv >/dev/null; then
  run=(uv run --quiet python)
else
  make_environment "$store/uv" uv
  run=("$store/uv/bin/python" -m uv run --quiet python)
fi

"${run[@]}" run_report.py --as-of ask --open
finish $?
