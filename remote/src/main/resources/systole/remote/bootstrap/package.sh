# Installs the package that comes on standard input.
set -eu
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
file=$(mktemp /tmp/systole-node.XXXXXX.deb)
trap 'rm -f "$file"' EXIT
cat >"$file"
dpkg -i "$file" >&2
