# Takes away what package or unpack installed.
# In: way (package or copy)
set -eu
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
case $way in
    package)
        ! dpkg-query -W systole-node >/dev/null 2>&1 || dpkg -r systole-node >&2
        ;;
    copy)
        if [ "$(readlink /usr/local/bin/systole 2>/dev/null || true)" = /opt/systole/bin/systole ]; then
            rm -f /usr/local/bin/systole
        fi
        rm -rf /opt/systole /opt/systole.new
        if [ -d /run/systemd/system ]; then
            rm -f /etc/systemd/system/systole.service
            systemctl daemon-reload
        fi
        ;;
esac
