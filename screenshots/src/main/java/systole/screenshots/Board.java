package systole.screenshots;

import systole.app.l10n.Language;
import systole.app.plan.Intent;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.styles.Theme;

/** The Board with a plan on the table: a group is about to move. Heads the readme. */
record Board(String name, Look look) implements Shot {
    static final Board LIGHT = new Board("board-light", Look.LIGHT);
    static final Board DARK = new Board("board-dark", Look.LIGHT.in(Theme.DARK));
    static final Board CHINESE = new Board("board-zh", Look.LIGHT.in(Language.CHINESE));

    @Override
    public void pose(Studio studio) {
        studio.act(
                now ->
                        now.plans()
                                .propose(
                                        new Intent.MoveResource(
                                                ResourceId.of("web"), NodeName.of("mysql1"))));
        studio.until("the plan is there", now -> now.plans().planProperty().get().isPresent());
    }
}
