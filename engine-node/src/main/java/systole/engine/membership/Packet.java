package systole.engine.membership;

/** What travels in one datagram between members. */
public sealed interface Packet permits Beat, AgreementMessage {}
