package systole.engine.daemon;

import systole.engine.hacf.AuthKey;
import systole.engine.hacf.AuthKeys;
import systole.engine.membership.link.KeyMethod;
import systole.engine.membership.link.LinkKey;
import systole.engine.membership.link.LinkKeys;
import systole.remote.bus.ClusterKey;
import systole.remote.bus.ClusterKeys;

import java.nio.charset.StandardCharsets;

/** What authkeys says, as beats and messages need it. */
record KeyRing(LinkKeys links, ClusterKeys bus) {
    /** Everybody knows it, as everybody can make a checksum. */
    private static final byte[] NO_SECRET = "crc".getBytes(StandardCharsets.US_ASCII);

    /** The ring of a cluster of that name. */
    static KeyRing of(AuthKeys keys, String cluster) {
        return new KeyRing(
                new LinkKeys(
                        link(keys.signing()), keys.accepted().stream().map(KeyRing::link).toList()),
                new ClusterKeys(
                        bus(keys.signing(), cluster),
                        keys.accepted().stream().map(key -> bus(key, cluster)).toList()));
    }

    private static LinkKey link(AuthKey key) {
        KeyMethod method =
                switch (key.method()) {
                    case CRC -> KeyMethod.CRC32;
                    case MD5 -> KeyMethod.MD5;
                    case SHA1 -> KeyMethod.SHA1;
                    case SHA256 -> KeyMethod.SHA256;
                };
        return new LinkKey(key.number(), method, key.secretBytes());
    }

    private static ClusterKey bus(AuthKey key, String cluster) {
        return ClusterKey.derive(key.method().secret() ? key.secretBytes() : NO_SECRET, cluster);
    }
}
