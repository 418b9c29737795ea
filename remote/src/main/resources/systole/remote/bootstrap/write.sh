# Puts standard input into a file, whole or not at all; what was there before is kept beside it.
# In: file, mode, owner (user:group, if there are such), kept
set -eu
mkdir -p "$(dirname "$file")"
umask 077
cat >"$file.new"
chmod "$mode" "$file.new"
if id -u "${owner%%:*}" >/dev/null 2>&1; then
    chown "$owner" "$file.new" 2>/dev/null || true
fi
rm -f "$kept"
[ ! -e "$file" ] || cp -p "$file" "$kept"
mv "$file.new" "$file"
