#!/bin/sh
# Compares internal/vt with tmux, libvterm and xterm on generated streams.
# usage: run.sh [streams] [first seed] [-update]
set -e
cd "$(dirname "$0")/../../.."
exec go test -tags peers ./internal/vt -run TestPeers -v -count=1 -timeout 30m \
	-args -peers="${1:-200}" -seed="${2:-1}" ${3:+"$3"}
