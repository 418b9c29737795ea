# Puts back what write kept, or takes away what was not there.
# In: file, kept, digest (SHA-256 of what write wrote; another file is left as it is),
#     former (yes if there was a file before, which then is never taken away)
set -eu
rm -f "$file.new"
[ -e "$file" ] && [ "$(sha256sum <"$file" | cut -d ' ' -f 1)" = "$digest" ] || exit 0
if [ -e "$kept" ]; then
    mv "$kept" "$file"
elif [ "$former" = no ]; then
    rm -f "$file"
    rmdir "$(dirname "$file")" 2>/dev/null || true
fi
