# What a host is and has, as lines NAME=VALUE. Changes nothing.
# In: config, state, names (host names), peers (DEVICE=HOST of unicast links), ports (udp:N, tcp:N),
#     via (sudo, if root's rights came by it)
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
LC_ALL=C
export PATH LC_ALL

say() {
    printf '%s=%s\n' "$1" "$2"
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# The state of a listening socket differs: TCP says 0A, UDP 07.
taken() {
    cat "/proc/net/$1" "/proc/net/${1}6" 2>/dev/null |
        awk -v port=":$(printf '%04X' "$2")" -v state="$3" \
            'substr($2, length($2) - 4) == port && $4 == state { found = 1 } END { exit !found }'
}

java_of() {
    for java in "$(command -v java || true)" /usr/lib/jvm/*/bin/java /opt/*/bin/java; do
        [ -n "$java" ] && [ -x "$java" ] || continue
        version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
        [ "${version:-0}" -ge 25 ] || continue
        say java "$java"
        return
    done
}

say system "$(uname -s)"
say machine "$(uname -m)"
say node "$(uname -n | tr '[:upper:]' '[:lower:]')"
say seconds "$(date +%s)"
if [ -n "$via" ]; then
    say rights "$via"
elif [ "$(id -u)" = 0 ]; then
    say rights root
fi
for tool in dpkg tar setsid xargs sha256sum; do
    ! has "$tool" || say tool "$tool"
done
[ ! -d /run/systemd/system ] || say tool systemd
! has dpkg-query || say package "$(dpkg-query -W -f '${Version}' systole-node 2>/dev/null || true)"
[ ! -e /opt/systole ] || say copy /opt/systole
java_of
say kilobytes "$(df -Pk / /var | awk 'NR > 1 { if (least == "" || $4 < least) least = $4 } END { print least }')"
for device in /sys/class/net/*; do
    say device "${device##*/}"
done
for port in $ports; do
    case $port in
        udp:*) taken udp "${port#*:}" 07 && say taken "$port" ;;
        tcp:*) taken tcp "${port#*:}" 0A && say taken "$port" ;;
    esac
done
for name in $names; do
    getent hosts "$name" >/dev/null || say unknown "$name"
done
for peer in $peers; do
    address=$(getent ahostsv4 "${peer#*=}" | awk 'NR == 1 { print $1 }')
    source=$(ip -o route get "${address:-${peer#*=}}" 2>/dev/null | sed -n 's/.* src \([^ ]*\).*/\1/p')
    say source "${peer%%=*} $source"
done
for process in /proc/[0-9]*; do
    case $(cat "$process/comm" 2>/dev/null) in
        pacemakerd | corosync | heartbeat | keepalived) say running "$(cat "$process/comm")" ;;
    esac
done
pid=$(cat "$state/lock" 2>/dev/null || true)
if [ -n "$pid" ] && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q ' node '; then
    say running systole
fi
[ -z "$(ls -A "$state" 2>/dev/null)" ] || say state "$state"
for file in ha.cf authkeys authorized_keys; do
    [ ! -e "$config/$file" ] || say "file:$file" "$(sha256sum <"$config/$file" 2>/dev/null | cut -d ' ' -f 1)"
done
exit 0
