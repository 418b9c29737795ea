package systole.app.board;

import javafx.scene.layout.VBox;

import systole.app.board.BoardLayout.Entry;
import systole.app.cluster.ResourceItem;
import systole.app.l10n.Messages;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The chips and group cards of one column or of the tray, from the top. */
final class EntryList extends VBox {
    private final Messages messages;
    private final Consumer<BoardCard> attach;
    private final KeyedChildren<Key, Entry, BoardCard> cards;

    /** A resource that becomes a group needs another card. */
    private record Key(Spot spot, boolean group) {}

    /**
     * @param attach told once of every card made, to listen to its mouse and keys
     */
    EntryList(Messages messages, Consumer<BoardCard> attach) {
        this.messages = messages;
        this.attach = attach;
        getStyleClass().add("board-entries");
        cards =
                new KeyedChildren<>(
                        getChildren(),
                        entry -> new Key(entry.spot(), entry.item().isGroup()),
                        this::make,
                        EntryList::update);
    }

    /** Shows these entries, keeping the cards of those that stay. */
    void show(List<Entry> entries) {
        cards.show(entries);
    }

    /** Every card in it, the members' chips included. */
    Stream<BoardCard> cards() {
        return cards.nodes()
                .flatMap(
                        card ->
                                card instanceof GroupCard group
                                        ? Stream.concat(Stream.of(group), group.chips())
                                        : Stream.of(card));
    }

    private BoardCard make(Entry entry) {
        BoardCard card =
                entry.item().isGroup()
                        ? new GroupCard(entry.item(), entry.spot(), messages, this::chip)
                        : chip(entry.item(), entry.spot());
        if (card instanceof GroupCard) {
            attach.accept(card);
        }
        return card;
    }

    private ChipView chip(ResourceItem item, Spot spot) {
        var chip = new ChipView(item, spot, messages);
        attach.accept(chip);
        return chip;
    }

    private static void update(BoardCard card, Entry entry) {
        if (card instanceof GroupCard group) {
            group.showMembers(entry.members());
        }
    }
}
