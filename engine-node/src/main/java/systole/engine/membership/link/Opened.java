package systole.engine.membership.link;

/** What became of bytes that arrived: a datagram, or a reason to drop them. */
public sealed interface Opened permits Datagram, Rejection {}
