package systole.remote.server;

import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.protocol.Visitor;
import systole.remote.ssh.Strangers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.InstantSource;

/** Knows visitors by their keys, and has them leave who show too many that it does not know. */
final class Gate implements PublickeyAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final AttributeKey<Visitor> VISITOR = new AttributeKey<>();
    private static final AttributeKey<AuthorizedKey> KEY = new AttributeKey<>();
    private static final AttributeKey<Integer> REFUSED = new AttributeKey<>();
    private static final AttributeKey<String> DISMISSAL = new AttributeKey<>();

    private final KeysFile file;
    private final int wrongKeys;
    private final InstantSource clock;
    private final Strangers strangers;

    Gate(KeysFile file, int wrongKeys, InstantSource clock, Strangers strangers) {
        this.file = file;
        this.wrongKeys = wrongKeys;
        this.clock = clock;
        this.strangers = strangers;
    }

    /** Who it was that was let in on this session. */
    static Visitor visitor(ServerSession session) {
        Visitor visitor = session.getAttribute(VISITOR);
        if (visitor == null) {
            throw new IllegalStateException("nobody was let in on " + session);
        }
        return visitor;
    }

    /** Whoever was let in on this session gets nothing after all, for this reason. */
    static void dismiss(ServerSession session, String why) {
        session.setAttribute(DISMISSAL, why);
        session.removeAttribute(VISITOR);
    }

    /** Has somebody who was dismissed leave; tells whether they were. */
    static boolean showOut(ServerSession session) {
        String why = session.getAttribute(DISMISSAL);
        if (why != null) {
            leave(session, SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS, why);
        }
        return why != null;
    }

    @Override
    public boolean authenticate(String login, PublicKey shown, ServerSession session) {
        session.removeAttribute(VISITOR); // only the key shown last counts
        if (!login.equals(DoorSettings.USER)) {
            return refused(session, "calls as a user that is not served here");
        }
        if (!(session.getClientAddress() instanceof InetSocketAddress from)) {
            return false;
        }
        String refusal = "shows a key that is not known here";
        for (AuthorizedKey key : file.keys().keys()) {
            if (KeyUtils.compareKeys(key.key(), shown)) {
                var reason = key.refusal(from.getAddress(), clock.instant());
                if (reason.isEmpty()) {
                    session.setAttribute(KEY, key);
                    session.setAttribute(VISITOR, visitor(key, login, from.getAddress()));
                    return true;
                }
                refusal = reason.get();
            }
        }
        return refused(session, refusal);
    }

    /** Whether the key somebody came in with still opens the door, in the same way. */
    boolean admitsStill(ServerSession session) {
        AuthorizedKey key = session.getAttribute(KEY);
        return key != null
                && file.keys().keys().contains(key)
                && key.until().map(clock.instant()::isBefore).orElse(true);
    }

    private static Visitor visitor(AuthorizedKey key, String login, InetAddress from) {
        return new Visitor(key.user().orElse(login), from.getHostAddress(), key.role());
    }

    private boolean refused(ServerSession session, String why) {
        strangers.tell(session.getClientAddress(), why);
        Integer before = session.getAttribute(REFUSED);
        int count = before == null ? 1 : before + 1;
        session.setAttribute(REFUSED, count);
        if (count >= wrongKeys) {
            leave(
                    session,
                    SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE,
                    "too many keys that open nothing here");
        }
        return false;
    }

    /** Has somebody leave, with a reason their program shows them. */
    static void leave(ServerSession session, int code, String why) {
        try {
            session.disconnect(code, why);
        } catch (IOException gone) {
            LOG.debug("console address={} gone", session.getClientAddress(), gone);
            session.close(true);
        }
    }
}
