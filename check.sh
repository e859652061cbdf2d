#!/usr/bin/env bash
# Everything that must hold before a change lands. Runs all steps, even after one has failed, and
# names the failed ones at the end. Takes no arguments.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

failed=()
step() {
    printf '\n== %s\n' "$*"
    "$@" || failed+=("$*")
}

step cargo fmt --all -- --check
step cargo clippy --all-targets -- -D warnings
step cargo check --no-default-features
step env RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
step cargo test

printf '\n'
if [ "${#failed[@]}" -gt 0 ]; then
    printf 'Failed: %s\n' "${failed[@]}"
    exit 1
fi
printf 'All checks hold.\n'
