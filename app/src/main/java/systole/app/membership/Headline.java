package systole.app.membership;

import systole.app.cluster.Membership;
import systole.app.cluster.Standing;
import systole.app.l10n.Messages;
import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.util.ArrayList;
import java.util.List;

/** The membership in one sentence: who stands apart and how, and who leads on. */
final class Headline {
    /** The worst first. */
    private static final List<Standing> ORDER =
            List.of(
                    Standing.RIVAL,
                    Standing.CUT_OFF,
                    Standing.APART,
                    Standing.LET_GO,
                    Standing.ALONE,
                    Standing.SILENT,
                    Standing.UNDECIDED,
                    Standing.BEHIND);

    private final Messages messages;

    Headline(Messages messages) {
        this.messages = messages;
    }

    String of(Membership membership) {
        if (membership.united()) {
            return united(membership);
        }
        var parts = new ArrayList<String>();
        for (Standing standing : ORDER) {
            List<NodeName> who = membership.who(standing);
            if (!who.isEmpty()) {
                parts.add(messages.now(key(standing, membership), names(who), who.size()));
            }
        }
        List<NodeName> leading = membership.who(Standing.AGREES);
        parts.add(
                leading.isEmpty()
                        ? messages.now("membership.headline.nobody")
                        : messages.now("membership.headline.lead", names(leading), leading.size()));
        return parts.stream()
                .reduce((one, next) -> messages.now("membership.headline.join", one, next))
                .orElse("");
    }

    private String united(Membership membership) {
        NodeReport acting = membership.acting().orElseThrow();
        return messages.now(
                "membership.headline.united",
                membership.nodes().size(),
                acting.view().map(Object::toString).orElse(""),
                acting.controller().orElse(acting.node()));
    }

    private static String key(Standing standing, Membership membership) {
        return switch (standing) {
            case RIVAL -> "membership.headline.rival";
            case CUT_OFF -> "membership.headline.cutoff";
            case APART -> "membership.headline.apart";
            case LET_GO ->
                    membership.acting().isPresent()
                            ? "membership.headline.letgo"
                            : "membership.headline.quorumless";
            case ALONE -> "membership.headline.alone";
            case SILENT -> "membership.headline.silent";
            case UNDECIDED -> "membership.headline.undecided";
            case BEHIND -> "membership.headline.behind";
            case AGREES -> "membership.headline.lead";
        };
    }

    /** Names as people list them: {@code a, b and c}. */
    String names(List<NodeName> names) {
        String all = names.getFirst().value();
        for (int i = 1; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            all =
                    messages.now(
                            last ? "membership.list.last" : "membership.list.more",
                            all,
                            names.get(i));
        }
        return all;
    }
}
