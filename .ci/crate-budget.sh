#!/usr/bin/env bash
# The default build stays under 500 crates.
set -eu
count=$(cargo tree --locked --edges normal,build --prefix none | awk '{ print $1, $2 }' | sort -u | wc -l)
echo "$count crates in the default build (limit 500)"
[ "$count" -lt 500 ]
