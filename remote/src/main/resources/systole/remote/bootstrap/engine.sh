# Starts, stops or restarts the engine of a host, and waits until that is done.
# In: verb, config, state, launcher (for start), fresh (for stop: yes to forget its state)
set -eu
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin

die() {
    echo "$*" >&2
    exit 1
}

engine() {
    pid=$(cat "$state/lock" 2>/dev/null || true)
    [ -n "$pid" ] && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q ' node ' && echo "$pid"
}

served() {
    [ -d /run/systemd/system ] && systemctl cat systole >/dev/null 2>&1
}

# Leaving a cluster takes as long as moving its resources away.
end() {
    kill -TERM "$1" 2>/dev/null || return 0
    tries=0
    while [ -d "/proc/$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 3000 ] || die "the engine, process $1, does not end"
        sleep 0.2
    done
}

start() {
    if served; then
        systemctl enable --now systole >&2 || die "the engine does not start; see journalctl -u systole"
    else
        "$launcher" node --config "$config" --state "$state" </dev/null >&2 ||
            { tail -n 5 "$state/node.log" >&2; die "the engine does not start"; }
    fi
}

stop() {
    if served; then
        systemctl disable --now systole >&2 || true
    fi
    if pid=$(engine); then
        end "$pid"
    fi
    [ "${fresh:-no}" = no ] || rm -rf "$state"
}

# Begun again as it was begun before, by whoever looks after it.
restart() {
    if served && systemctl --quiet is-active systole; then
        systemctl restart systole >&2
        return
    fi
    saved=$state/last.start
    if pid=$(engine); then
        cat "/proc/$pid/cmdline" >"$saved"
        cd "$(readlink "/proc/$pid/cwd")" || cd /
        end "$pid"
    fi
    [ -s "$saved" ] || die "no engine runs here with the state folder $state"
    exec 3<"$saved"
    # shellcheck disable=SC2016  # the inner shell's words
    setsid xargs -0 sh -c 'exec "$@"' sh <&3 >>"$state/node.log" 2>&1 3<&- &
}

"$verb"
