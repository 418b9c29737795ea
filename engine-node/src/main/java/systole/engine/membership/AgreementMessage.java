package systole.engine.membership;

/**
 * What nodes say to each other about a proposal. May be lost, repeated or overtaken; every one but
 * the last kind is sent again until it is of no use.
 */
public sealed interface AgreementMessage extends Packet {

    /** Proposer to each member: will you? */
    record Propose(Proposal proposal) implements AgreementMessage {}

    /** Member to proposer: I will, and I have left any older view's side. */
    record Acknowledge(ViewId id) implements AgreementMessage {}

    /** Proposer to each member: all will; it holds. */
    record Commit(Proposal proposal) implements AgreementMessage {}

    /**
     * To all: this start of mine is over, nothing of the cluster runs here, and nobody owes me a
     * promise any more. If it is lost, the deadtime tells the same.
     */
    record Goodbye(long incarnation) implements AgreementMessage {}
}
