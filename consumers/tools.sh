#!/usr/bin/env bash
# Fetches the consumers that are no Go modules: programs of npm into
# node_modules, and, on a machine of CI, of Debian. What cannot be had is
# skipped by the tests, by name.
set -uo pipefail
cd "$(dirname "$0")"

if [ -n "${CI:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null &&
	! { command -v chromium && command -v xmllint && command -v promtool && command -v java; } >/dev/null; then
	{ apt-get update && apt-get install -y --no-install-recommends \
		chromium libxml2-utils prometheus prometheus-node-exporter default-jre-headless npm fonts-dejavu-core fonts-vlgothic; } >/dev/null 2>&1 || true
fi
if command -v npm >/dev/null && ! [ -e node_modules/axe-core/axe.min.js ]; then
	timeout 180 npm install --no-package-lock --no-audit --no-fund --silent >/dev/null 2>&1 || true
fi
exit 0
