#!/usr/bin/env bash
# Bring veraPDF, the reference validator of PDF/A and PDF/UA, from Maven Central into .tools/verapdf, and compile its driver.
set -euo pipefail
cd "$(dirname "$0")/verapdf"
target="$(cd ../../.. && pwd)/.tools/verapdf"

if [ -f "$target/Validate.class" ] && [ "$target/Validate.class" -nt Validate.java ] && [ "$target/Validate.class" -nt pom.xml ]; then
    exit 0
fi
if ! command -v javac >/dev/null; then
    echo "A Java compiler is needed for the driver of veraPDF (Debian package default-jdk-headless)." >&2
    exit 1
fi
rm -rf "$target"
mvn --batch-mode --quiet dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$target/lib"
javac -encoding UTF-8 -cp "$target/lib/*" -d "$target" Validate.java
