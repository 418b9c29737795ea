package systole.app.membership;

import systole.app.cluster.Lease;
import systole.app.cluster.NodeSight;
import systole.app.cluster.Spans;
import systole.app.l10n.Messages;
import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one node sees, in the words of a table's cells. What is not known is a dash. */
final class SightWords {
    private static final String NOTHING = "–";

    private final Messages messages;

    SightWords(Messages messages) {
        this.messages = messages;
    }

    /** How it stands, and since when, unless it stands well. */
    String standing(NodeSight sight) {
        String how = how(sight);
        return sight.lasting().isZero()
                ? how
                : messages.now("membership.lasting", how, Spans.coarse(messages, sight.lasting()));
    }

    private String how(NodeSight sight) {
        return switch (sight.standing()) {
            case AGREES -> messages.now("membership.standing.agrees");
            case BEHIND -> messages.now("membership.standing.behind", view(sight));
            case LET_GO ->
                    messages.now(
                            sight.report().filter(NodeReport::quorate).isPresent()
                                    ? "membership.standing.letgo"
                                    : "membership.standing.quorumless");
            case CUT_OFF -> messages.now("membership.standing.cutoff");
            case ALONE -> messages.now("membership.standing.alone");
            case APART -> messages.now("membership.standing.apart");
            case RIVAL -> messages.now("membership.standing.rival");
            case UNDECIDED -> messages.now("membership.standing.undecided");
            case SILENT ->
                    messages.now(
                            sight.report().isPresent()
                                    ? "membership.standing.silent"
                                    : "membership.standing.never");
        };
    }

    String view(NodeSight sight) {
        return sight.fresh().flatMap(NodeReport::view).map(Object::toString).orElse(NOTHING);
    }

    String members(NodeSight sight) {
        return sight.fresh()
                .map(NodeReport::members)
                .filter(members -> !members.isEmpty())
                .map(
                        members ->
                                members.stream()
                                        .map(NodeName::value)
                                        .collect(
                                                Collectors.joining(
                                                        messages.now("membership.list.comma"))))
                .orElse(NOTHING);
    }

    String controller(NodeSight sight) {
        return sight.fresh().flatMap(NodeReport::controller).map(NodeName::value).orElse(NOTHING);
    }

    String quorum(NodeSight sight) {
        return sight.fresh()
                .map(
                        report ->
                                messages.now(
                                        report.quorate()
                                                ? "membership.quorum.yes"
                                                : "membership.quorum.no"))
                .orElse(NOTHING);
    }

    String lease(NodeSight sight) {
        if (sight.fresh().isEmpty()) {
            return NOTHING;
        }
        Lease lease = sight.lease();
        return lease.unlimited()
                ? messages.now("membership.lease.unlimited")
                : lease.left()
                        .map(left -> Spans.fine(messages, left))
                        .orElseGet(() -> messages.now("membership.lease.none"));
    }

    String pingNodes(NodeSight sight) {
        Optional<NodeReport> report = sight.fresh();
        if (report.isEmpty()) {
            return NOTHING;
        }
        return report.get().pingNodes().stream()
                .map(
                        node ->
                                messages.now(
                                        node.up() ? "membership.ping.up" : "membership.ping.down",
                                        node.name()))
                .reduce((one, next) -> one + messages.now("membership.list.comma") + next)
                .orElseGet(() -> messages.now("membership.ping.none"));
    }

    /** What reaches the listener, and whether the other is in its view. */
    String hearing(Hearing hearing) {
        return switch (hearing.ear()) {
            case ITSELF -> messages.now("membership.hearing.itself");
            case UNKNOWN -> messages.now("membership.hearing.unknown");
            case BOTH_WAYS ->
                    messages.now(
                            hearing.member()
                                    ? "membership.hearing.member"
                                    : "membership.hearing.stranger");
            case ONE_WAY -> messages.now("membership.hearing.oneway");
            case NOT ->
                    messages.now(
                            hearing.member()
                                    ? "membership.hearing.fading"
                                    : "membership.hearing.not");
        };
    }

    /** The links to the other, each with its state; counted where there are many. */
    String links(Hearing hearing) {
        var links = hearing.links();
        if (links.size() > 2) {
            long up = links.stream().filter(NodeReport.Link::up).count();
            return messages.now("membership.links.count", up, links.size());
        }
        return allLinks(hearing);
    }

    /** The same with every link, however many. */
    String allLinks(Hearing hearing) {
        return hearing.links().stream()
                .map(this::link)
                .reduce((one, next) -> one + messages.now("membership.list.comma") + next)
                .orElse("");
    }

    private String link(NodeReport.Link link) {
        if (link.up()) {
            return messages.now("membership.link.up", link.name());
        }
        return link.silence().compareTo(Duration.ofSeconds(1)) < 0
                ? messages.now("membership.link.down", link.name())
                : messages.now(
                        "membership.link.down.for",
                        link.name(),
                        Spans.coarse(messages, link.silence()));
    }

    /** What the other said when it was last heard; empty if it was not. */
    String said(Hearing hearing) {
        return hearing.said()
                .map(
                        peer ->
                                messages.now(
                                        "membership.said",
                                        peer.node(),
                                        peer.view().map(Object::toString).orElse(NOTHING),
                                        peer.hears().isEmpty()
                                                ? messages.now("membership.said.nobody")
                                                : new Headline(messages).names(peer.hears())))
                .orElse("");
    }

    /** A cell for those who do not see it. */
    String spoken(Hearing hearing) {
        return messages.now(
                "membership.hearing.spoken",
                hearing.listener(),
                hearing.speaker(),
                hearing(hearing),
                allLinks(hearing));
    }
}
