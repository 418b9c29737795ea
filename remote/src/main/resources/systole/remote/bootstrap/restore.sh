# Puts back what write kept, or takes away what was not there.
# In: file, kept
set -eu
rm -f "$file.new"
if [ -e "$kept" ]; then
    mv "$kept" "$file"
else
    rm -f "$file"
    rmdir "$(dirname "$file")" 2>/dev/null || true
fi
