package systole.app.board;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.ResourceItem;
import systole.app.look.HealthState;
import systole.app.plan.Intent;
import systole.app.plan.Phrase;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done with a place on the board, in the order a menu shows it. */
record BoardOffers(ClusterViewModel cluster, BoardViewModel board) {

    List<Offer> of(Spot spot) {
        if (spot.resource().isPresent()) {
            return cluster.item(spot.resource().get())
                    .map(item -> ofResource(item, spot.node()))
                    .orElse(List.of());
        }
        return spot.node().map(this::ofNode).orElse(List.of());
    }

    private List<Offer> ofResource(ResourceItem item, Optional<NodeName> place) {
        var id = item.id();
        var offers = new ArrayList<Offer>();
        offers.add(move(board.carried(id)));
        offers.add(board.stopped(id) ? start(id) : stop(id));
        offers.add(new Offer.Line());
        place.filter(_ -> item.view().failures() > 0)
                .ifPresent(node -> offers.add(forget(id, node)));
        offers.add(detect(id));
        offers.add(item.view().state() == HealthState.UNMANAGED ? manage(id) : unmanage(id));
        offers.add(new Offer.Line());
        offers.add(new Offer.Explain(id, place));
        offers.add(new Offer.Copy("copy-id", Phrase.of("board.menu.copy.id"), id.value()));
        offers.add(
                new Offer.Copy(
                        "copy-command",
                        Phrase.of("board.menu.copy.command"),
                        "crm_resource -W -r " + id));
        return offers;
    }

    private Offer move(ResourceId carried) {
        return new Offer.MoveTo(
                Phrase.of("board.menu.move", carried),
                "crm_resource -M",
                carried,
                board.destinations(carried));
    }

    private static Offer stop(ResourceId id) {
        return new Offer.Propose(
                "stop",
                Phrase.of("board.menu.stop", id),
                "target-role=Stopped",
                new Intent.StopResource(id));
    }

    private static Offer start(ResourceId id) {
        return new Offer.Propose(
                "start",
                Phrase.of("board.menu.start", id),
                "target-role",
                new Intent.StartResource(id));
    }

    private static Offer forget(ResourceId id, NodeName node) {
        return new Offer.Propose(
                "forget",
                Phrase.of("board.menu.forget", node),
                "crm_failcount -D",
                new Intent.CleanUp(id, Optional.of(node)));
    }

    private static Offer detect(ResourceId id) {
        return new Offer.Propose(
                "detect",
                Phrase.of("board.menu.detect"),
                "crm_resource -C",
                new Intent.CleanUp(id, Optional.empty()));
    }

    private static Offer manage(ResourceId id) {
        return new Offer.Propose(
                "manage", Phrase.of("board.menu.manage"), "is-managed=true", new Intent.Manage(id));
    }

    private static Offer unmanage(ResourceId id) {
        return new Offer.Propose(
                "unmanage",
                Phrase.of("board.menu.unmanage"),
                "is-managed=false",
                new Intent.Unmanage(id));
    }

    private List<Offer> ofNode(NodeName name) {
        var standby = cluster.node(name).filter(node -> node.view().standby()).isPresent();
        var turn =
                standby
                        ? new Offer.Propose(
                                "online",
                                Phrase.of("board.menu.online"),
                                "crm_standby -v off",
                                new Intent.Unstandby(name))
                        : new Offer.Propose(
                                "standby",
                                Phrase.of("board.menu.standby"),
                                "crm_standby -v on",
                                new Intent.Standby(name));
        return List.of(
                turn,
                new Offer.Line(),
                new Offer.Copy("copy-id", Phrase.of("board.menu.copy.node"), name.value()),
                new Offer.Copy(
                        "copy-command",
                        Phrase.of("board.menu.copy.command"),
                        "crm_standby -G -U " + name));
    }
}
