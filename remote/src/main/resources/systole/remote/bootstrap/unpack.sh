# Unpacks the copy of an installation that comes on standard input, with a unit where systemd runs.
# In: java (what runs it, unless it brought its own), config, state
set -eu
umask 022
rm -rf /opt/systole.new
mkdir -p /opt/systole.new
tar -C /opt/systole.new --no-same-owner --no-same-permissions -xf -
chown -R 0:0 /opt/systole.new
chmod -R go-w /opt/systole.new
cat >/opt/systole.new/bin/systole <<LAUNCHER
#!/bin/sh
# The command "systole" of a copied installation.
java=$java
[ ! -x /opt/systole/lib/runtime/bin/java ] || java=/opt/systole/lib/runtime/bin/java
path=
for entry in /opt/systole/lib/app/*; do
    path=\$path:\$entry
done
options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Djava.awt.headless=true'
[ "\${1:-}" != node ] || [ ! -r /opt/systole/lib/node.options ] || options=@/opt/systole/lib/node.options
exec "\$java" \$options --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \\
    -Dsystole.home=/opt/systole -cp "\${path#:}" systole.engine.command.Main "\$@"
LAUNCHER
chmod 755 /opt/systole.new /opt/systole.new/bin /opt/systole.new/bin/systole
mv /opt/systole.new /opt/systole
[ -e /usr/local/bin/systole ] || ln -s /opt/systole/bin/systole /usr/local/bin/systole
[ -d /run/systemd/system ] || exit 0
cat >/etc/systemd/system/systole.service <<UNIT
[Unit]
Description=Systole, node of a high-availability cluster
Wants=network-online.target
After=network-online.target time-sync.target

[Service]
Type=notify
NotifyAccess=main
ExecStart=/opt/systole/bin/systole node --config $config --state $state --foreground
WatchdogSec=10s
Restart=on-failure
RestartSec=1s
TimeoutStartSec=2min
TimeoutStopSec=30min
KillMode=process
SuccessExitStatus=143
OOMScoreAdjust=-900

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
