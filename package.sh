#!/bin/sh
# Builds the packages, without any tool beyond what every Debian has:
#
#   ./package.sh            a .deb and a tarball in target/package (Linux)
#   ./package.sh app        Tellings.app in target/package (for macOS)
#
# The program is built first with `cargo build --release --locked`; with TELLINGS_BINARY=path one that is
# already built is taken. The same binary gives the same bytes: times are SOURCE_DATE_EPOCH, or that of the
# last commit; files belong to root and stand in order.
set -eu
umask 022
export LC_ALL=C TZ=UTC

cd "$(dirname "$0")"
what=${1:-linux}
name=tellings
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
out=target/package
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH

binary=${TELLINGS_BINARY:-}
if [ -z "$binary" ]; then
    cargo build --release --locked
    binary=target/release/$name
fi
[ -x "$binary" ] || { echo "package.sh: there is no program at $binary" >&2; exit 1; }
rm -rf "$out/stage"
mkdir -p "$out"
say() { echo "$1  $(wc -c < "$1") bytes  sha256 $(sha256sum < "$1" | cut -d' ' -f1)"; }

if [ "$what" = app ]; then
    app=$out/Tellings.app
    rm -rf "$app"
    mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
    cp "$binary" "$app/Contents/MacOS/$name"
    cp assets/icon/tellings.icns "$app/Contents/Resources/"
    sed "s/@VERSION@/$version/" assets/packaging/macos/Info.plist > "$app/Contents/Info.plist"
    printf 'APPL????' > "$app/Contents/PkgInfo"
    echo "$app"
    echo "To sign it: codesign --force --options runtime --sign IDENTITY $app"
    exit 0
fi
[ "$what" = linux ] || { echo "package.sh: linux or app, not $what" >&2; exit 2; }

machine=$(uname -m)
case $machine in
    x86_64) arch=amd64 ;;
    aarch64) arch=arm64 ;;
    armv7l) arch=armhf ;;
    *) arch=$machine ;;
esac

# What is installed, below a prefix: the same in both packages.
stage=$out/stage/files
put() { install -D -m "$1" "$2" "$stage/$3"; }
put 755 "$binary" bin/$name
put 644 assets/packaging/linux/tellings.desktop share/applications/tellings.desktop
put 644 assets/packaging/linux/tellings-mime.xml share/mime/packages/tellings.xml
put 644 assets/packaging/linux/org.tellings.Tellings.metainfo.xml \
    share/metainfo/org.tellings.Tellings.metainfo.xml
put 644 assets/icon/tellings.svg share/icons/hicolor/scalable/apps/tellings.svg
for size in 16 24 32 48 64 128 256 512; do
    put 644 assets/icon/tellings-$size.png share/icons/hicolor/${size}x$size/apps/tellings.png
done
mkdir -p "$stage/share/man/man1"
gzip -9nc assets/packaging/linux/tellings.1 > "$stage/share/man/man1/tellings.1.gz"
for file in README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE; do
    put 644 "$file" share/doc/$name/$file
done
for file in assets/fonts/*.txt assets/fonts/*.md; do
    [ ! -f "$file" ] || put 644 "$file" "share/doc/$name/fonts-$(basename "$file")"
done
for story in samples/*/; do
    mkdir -p "$stage/share/$name/$story"
    cp -R "$story." "$stage/share/$name/$story"
done
cp samples/README.md "$stage/share/$name/samples/"
find "$stage" -type d -exec chmod 755 {} +
find "$stage" -type f ! -path '*/bin/*' -exec chmod 644 {} +

# The tarball: unpack it anywhere, or over /usr/local.
folder=$name-$version-$machine-linux
tarball=$out/$folder.tar.gz
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=gnu \
    --transform "s,^\./\{0\,1\},$folder/," -C "$stage" -cf - . | gzip -9n > "$tarball"
say "$tarball"

# The .deb. The C library has to be at least as new as the newest symbol that the program asks for.
if ! command -v dpkg-deb > /dev/null; then
    echo "There is no dpkg-deb here, so no .deb was built."
    exit 0
fi
root=$out/stage/deb
mkdir -p "$root/DEBIAN" "$root/usr"
cp -R "$stage/." "$root/usr/"
glibc=$(grep -aoE 'GLIBC_2\.[0-9]+' "$binary" | sed 's/GLIBC_//' | sort -uV | tail -n 1)
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@GLIBC@/${glibc:-2.28}/" \
    -e "s/@SIZE@/$(du -sk --apparent-size "$root/usr" | cut -f1)/" \
    assets/packaging/linux/control > "$root/DEBIAN/control"
mv "$root/usr/share/doc/$name/CHANGELOG.md" "$root/usr/share/doc/$name/changelog"
gzip -9n "$root/usr/share/doc/$name/changelog"
{
    echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    echo "Upstream-Name: Tellings"
    echo
    echo "Files: *"
    echo "Copyright: the Tellings authors"
    echo "License: MIT or Apache-2.0"
    echo " The texts stand beside this file, as LICENSE-MIT and LICENSE-APACHE."
    echo
    echo "Files: the fonts in usr/bin/tellings"
    echo "Copyright: Adobe; the Source Serif 4 project authors"
    echo "License: OFL-1.1"
    echo " The texts stand beside this file, as fonts-*."
} > "$root/usr/share/doc/$name/copyright"
(cd "$root" && find usr -type f | sort | xargs -d '\n' md5sum) > "$root/DEBIAN/md5sums"
find "$root" -type d -exec chmod 755 {} +
find "$root/DEBIAN" -type f -exec chmod 644 {} +
find "$root" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
deb=$out/${name}_${version}_$arch.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$deb" > /dev/null
say "$deb"
rm -rf "$out/stage"
